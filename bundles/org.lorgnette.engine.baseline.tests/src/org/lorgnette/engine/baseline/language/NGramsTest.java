package org.lorgnette.engine.baseline.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.language.Outlook;

class NGramsTest {

	/** Texts in which some symbols like to follow others, and one never occurs. */
	private static List<int[]> texts(int symbols, int end, int count, long seed) {
		Random random = new Random(seed);
		List<int[]> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int[] text = new int[random.nextInt(12)];
			int last = 0;
			for (int at = 0; at < text.length; at++) {
				last = random.nextInt(3) > 0 ? (last * 2 + 1) % (symbols - 1) : random.nextInt(symbols - 1);
				last = last == end ? symbols - 2 : last;
				text[at] = last;
			}
			texts.add(text);
		}
		return texts;
	}

	private static NGrams count(int symbols, int end, int order, List<int[]> texts) {
		NGramCounter counter = new NGramCounter(symbols, end, order);
		for (int[] text : texts) {
			counter.read(text);
			counter.endText();
		}
		return counter.count(Cancellation.NONE);
	}

	private static double[] probabilities(NGrams.State state, int symbols) {
		Outlook outlook = state.outlook();
		return IntStream.range(0, symbols).mapToDouble(symbol -> Math.exp(outlook.logProbability(symbol))).toArray();
	}

	/** Every probability after every beginning of a text is the one by definition, and those after a beginning sum to 1. */
	@ParameterizedTest
	@CsvSource({ "7, 6, 2, 60", "7, 0, 3, 60", "7, 6, 4, 120", "9, 3, 5, 80", "7, 6, 3, 1", "5, 4, 4, 2" })
	void probabilitiesAreThoseOfTheDefinition(int symbols, int end, int order, int count) {
		List<int[]> texts = texts(symbols, end, count, 3);
		NGrams grams = count(symbols, end, order, texts);
		SlowKneserNey slow = new SlowKneserNey(symbols, end, order, texts);
		// Some were counted, others were not.
		List<int[]> asked = new ArrayList<>(texts.subList(0, Math.min(6, count)));
		asked.addAll(texts(symbols, end, 6, 99));
		int compared = 0;
		for (int[] text : asked) {
			NGrams.State state = grams.begin();
			List<Integer> context = new ArrayList<>(List.of(end));
			for (int at = 0; at <= text.length; at++) {
				double[] probabilities = probabilities(state, symbols);
				assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
				double entropy = -Arrays.stream(probabilities).map(each -> each * Math.log(each)).sum();
				assertEquals(entropy, state.outlook().entropy(), 1e-12);
				for (int symbol = 0; symbol < symbols; symbol++) {
					assertTrue(probabilities[symbol] > 0, "all symbols may come");
					assertEquals(slow.probability(symbol, context), probabilities[symbol], 1e-12, symbol + " after " + context);
					compared++;
				}
				if (at < text.length) {
					state.read(text[at]);
					context.add(text[at]);
				}
			}
		}
		assertTrue(compared > 100, compared + " numbers");
	}

	/**
	 * By hand: after the texts "a a b" and "a b", bigrams with the usual discounts 0.5, 1 and 1.5, for there are too few of them.
	 * Of what stands before: a has 2 (the begin and a), b has 1 (a), the end has 1 (b). Of what follows a: a once, b twice.
	 */
	@Test
	void aSmallExampleByHand() {
		int a = 0;
		int b = 1;
		int end = 2;
		NGrams grams = count(3, end, 2, List.of(new int[] {a, a, b}, new int[] {a, b}));
		double rest = (1 + 0.5 + 0.5) / 4;
		double lowerA = (2 - 1) / 4.0 + rest / 3;
		double lowerB = (1 - 0.5) / 4.0 + rest / 3;
		NGrams.State state = grams.begin();
		// After the begin: a twice.
		assertEquals((2 - 1) / 2.0 + 1 / 2.0 * lowerA, probabilities(state, 3)[a], 1e-12);
		state.read(a);
		double restOfA = (0.5 + 1) / 3;
		assertEquals((1 - 0.5) / 3 + restOfA * lowerA, probabilities(state, 3)[a], 1e-12);
		assertEquals((2 - 1) / 3.0 + restOfA * lowerB, probabilities(state, 3)[b], 1e-12);
	}

	@Test
	void discountsAreThoseOfChenAndGoodman() {
		Discounts discounts = Discounts.of(new long[] {100, 30, 15, 8});
		double y = 100 / 160.0;
		assertEquals(1 - 2 * y * 30 / 100, discounts.of(1), 1e-12);
		assertEquals(2 - 3 * y * 15 / 30, discounts.of(2), 1e-12);
		assertEquals(3 - 4 * y * 8 / 15, discounts.of(3), 1e-12);
		assertEquals(discounts.of(3), discounts.of(1000));
		assertEquals(0.5, Discounts.of(new long[] {3, 0, 1, 0}).of(1), "too little data to tell");
	}
}
