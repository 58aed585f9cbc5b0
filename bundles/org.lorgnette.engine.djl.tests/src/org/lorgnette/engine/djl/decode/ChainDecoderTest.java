package org.lorgnette.engine.djl.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

class ChainDecoderTest {

	private static final Map<TagScheme, String> LETTERS = Map.of(TagScheme.IO, "I", TagScheme.IOB1, "IB", TagScheme.IOB2, "BI",
			TagScheme.IOE1, "EI", TagScheme.IOE2, "IE", TagScheme.BIOES, "BIES", TagScheme.BILOU, "BILU");

	private static List<String> labels(TagScheme scheme) {
		List<String> labels = new ArrayList<>();
		for (String type : List.of("PER", "LOC")) {
			LETTERS.get(scheme).chars().forEach(letter -> labels.add((char) letter + "-" + type));
			if (type.equals("PER")) {
				labels.add("O");
			}
		}
		return labels;
	}

	private static float[] random(Random random, int length, double scale) {
		float[] values = new float[length];
		for (int i = 0; i < length; i++) {
			values[i] = (float) (random.nextGaussian() * scale);
		}
		return values;
	}

	/** All legal sequences with their scores, by enumeration. */
	private static Map<List<Integer>, Double> enumerate(List<String> labels, TagScheme scheme, ChainWeights weights,
			float[] emissions,
			int length) {
		Map<List<Integer>, Double> scores = new HashMap<>();
		int size = labels.size();
		long all = Math.round(Math.pow(size, length));
		for (long code = 0; code < all; code++) {
			List<Integer> tags = new ArrayList<>();
			long rest = code;
			double score = 0;
			for (int i = 0; i < length; i++) {
				int tag = (int) (rest % size);
				rest /= size;
				score += emissions[i * size + tag];
				score += i == 0 ? weights.start()[tag] : weights.transitions()[tags.get(i - 1) * size + tag];
				tags.add(tag);
			}
			score += weights.end()[tags.getLast()];
			if (scheme.validate(tags.stream().map(labels::get).toList()).isEmpty()) {
				scores.put(tags, score);
			}
		}
		return scores;
	}

	@ParameterizedTest
	@EnumSource(TagScheme.class)
	void agreesWithTheEnumerationOfAllSequences(TagScheme scheme) {
		List<String> labels = labels(scheme);
		int size = labels.size();
		Random random = new Random(11);
		for (int round = 0; round < 24; round++) {
			int length = 1 + round % 4;
			double scale = round % 3 == 0 ? 200 : 2;
			double temperature = round % 2 == 0 ? 1 : 1.7;
			ChainWeights weights = new ChainWeights(random(random, size, 1), random(random, size, 1), random(random, size * size, scale));
			float[] emissions = random(random, length * size, scale);
			ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, scheme), weights, temperature);
			Map<List<Integer>, Double> scores = enumerate(labels, scheme, weights, emissions, length);

			int[] best = decoder.best(emissions, 0, length, Cancellation.NONE);
			double most = scores.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
			assertEquals(most, scores.get(Arrays.stream(best).boxed().toList()), 1e-6);
			assertEquals(TagScheme.decode(Arrays.stream(best).mapToObj(labels::get).toList()), decoder.grammar().chunks(best));

			double sum = scores.values().stream().mapToDouble(score -> Math.exp((score - most) / temperature)).sum();
			assertEquals(most / temperature + Math.log(sum), decoder.logPartition(emissions, 0, length), 1e-6);
			List<Chunk> chunks = new ArrayList<>();
			for (int begin = 0; begin < length; begin++) {
				for (int end = begin + 1; end <= length; end++) {
					chunks.add(new Chunk(begin, end, "PER"));
					chunks.add(new Chunk(begin, end, "LOC"));
				}
			}
			double[] expected = chunks.stream().mapToDouble(chunk -> scores.entrySet().stream()
					.filter(entry -> TagScheme.decode(entry.getKey().stream().map(labels::get).toList()).contains(chunk))
					.mapToDouble(entry -> Math.exp((entry.getValue() - most) / temperature)).sum() / sum).toArray();
			assertArrayEquals(expected, decoder.probabilities(emissions, 0, length, chunks, Cancellation.NONE), 1e-9);
		}
	}

	@Test
	void staysLegalWhereEmissionsAreNot() {
		List<String> labels = labels(TagScheme.BIOES);
		ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), ChainWeights.none(labels.size()), 1);
		float[] emissions = new float[3 * labels.size()];
		for (int i = 0; i < 3; i++) {
			emissions[i * labels.size() + labels.indexOf("I-PER")] = 1e6f;
		}
		List<String> tags = Arrays.stream(decoder.best(emissions, 0, 3, Cancellation.NONE)).mapToObj(labels::get).toList();
		assertEquals(List.of("B-PER", "I-PER", "E-PER"), tags);
		double[] scores = decoder.probabilities(emissions, 0, 3, List.of(new Chunk(0, 3, "PER"), new Chunk(0, 1, "PER")),
				Cancellation.NONE);
		assertArrayEquals(new double[] {1, 0}, scores, 1e-9);
	}

	/** All mass lies far below what the shared maximum of a step can express. */
	@Test
	void survivesUnderflow() {
		List<String> labels = labels(TagScheme.BIOES);
		ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), ChainWeights.none(labels.size()), 1);
		float[] emissions = new float[2 * labels.size()];
		Arrays.fill(emissions, -5000);
		emissions[labels.indexOf("B-PER")] = 5000;
		emissions[labels.size() + labels.indexOf("B-LOC")] = 5000;
		// What is left: B-PER E-PER (0), before O O and others (-10000).
		double[] scores = decoder.probabilities(emissions, 0, 2, List.of(new Chunk(0, 2, "PER"), new Chunk(0, 1, "PER")),
				Cancellation.NONE);
		assertArrayEquals(new double[] {1, 0}, scores, 1e-12);
	}

	/** What is too small to be seen at the first word is an eighth of all that is left at the last. */
	@Test
	void remembersWhatALaterWordBringsBack() {
		List<String> labels = List.of("O", "B-PER", "I-PER", "E-PER", "S-PER");
		ChainWeights weights = ChainWeights.none(5);
		float[] emissions = {-746, 0, -2000, -2000, -2000, 0, -2000, -372, -2000, -2000, 0, -2000, -2000, -372, -2000};
		double sum = 0;
		double person = 0;
		for (Map.Entry<List<Integer>, Double> entry : enumerate(labels, TagScheme.BIOES, weights, emissions, 3).entrySet()) {
			double mass = Math.exp(entry.getValue() + 744);
			sum += mass;
			person += entry.getKey().equals(List.of(1, 2, 3)) ? mass : 0;
		}
		ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), weights, 1);
		assertEquals(1 / (1 + Math.exp(-2)), person / sum, 1e-9);
		assertArrayEquals(new double[] {person / sum},
				decoder.probabilities(emissions, 0, 3, List.of(new Chunk(0, 3, "PER")), Cancellation.NONE), 1e-9);
	}

	@Test
	void longSentencesDoNotOverflow() {
		List<String> labels = labels(TagScheme.BIOES);
		int size = labels.size();
		int length = 200_000;
		Random random = new Random(5);
		ChainWeights weights = new ChainWeights(random(random, size, 3), random(random, size, 3), random(random, size * size, 3));
		ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), weights, 1);
		float[] emissions = random(random, length * size, 5);
		int[] best = decoder.best(emissions, 0, length, Cancellation.NONE);
		assertEquals(List.of(), TagScheme.BIOES.validate(Arrays.stream(best).mapToObj(labels::get).toList()));
		List<Chunk> chunks = decoder.grammar().chunks(best);
		double[] scores = decoder.probabilities(emissions, 0, length, chunks, Cancellation.NONE);
		assertTrue(Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1));
		// Far from the borders a piece of the sentence says the same as the whole.
		int middle = chunks.size() / 2;
		Chunk chunk = chunks.get(middle);
		int from = chunk.begin() - 60;
		double alone = decoder.probabilities(emissions, from, 120 + chunk.end() - chunk.begin(),
				List.of(new Chunk(60, 60 + chunk.end() - chunk.begin(), chunk.type())), Cancellation.NONE)[0];
		assertEquals(scores[middle], alone, 1e-6);
		assertThrows(CancellationException.class, () -> decoder.best(emissions, 0, length, () -> true));
		assertThrows(CancellationException.class, () -> decoder.probabilities(emissions, 0, length, chunks, () -> true));
	}

	@Test
	void higherTemperatureIsLessSure() {
		List<String> labels = labels(TagScheme.BIOES);
		float[] emissions = random(new Random(3), 2 * labels.size(), 3);
		List<Chunk> chunks = List.of();
		double before = 2;
		for (double temperature : new double[] {0.5, 1, 2, 8}) {
			ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), ChainWeights.none(labels.size()), temperature);
			chunks = decoder.grammar().chunks(decoder.best(emissions, 0, 2, Cancellation.NONE));
			double score = decoder.probabilities(emissions, 0, 2, chunks, Cancellation.NONE)[0];
			assertTrue(score < before, score + " at " + temperature);
			before = score;
		}
		assertTrue(!chunks.isEmpty());
	}

	@Test
	void takesNoWordsAtAll() {
		List<String> labels = labels(TagScheme.BIOES);
		ChainDecoder decoder = new ChainDecoder(TagGrammar.of(labels, TagScheme.BIOES), ChainWeights.none(labels.size()), 1);
		assertEquals(0, decoder.best(new float[0], 0, 0, Cancellation.NONE).length);
	}

	@Test
	void refusesLabelsAndWeightsThatMeanNothing() {
		List<List<String>> bad = List.of(List.of("B-PER", "I-PER", "E-PER", "S-PER"), List.of("O", "L-PER"), List.of("O", "PER"),
				List.of("O", "B"), List.of("O", "S-A", "S-A"));
		for (List<String> labels : bad) {
			assertThrows(IllegalArgumentException.class, () -> TagGrammar.of(labels, TagScheme.BIOES), labels::toString);
		}
		String message = assertThrows(IllegalArgumentException.class,
				() -> new ChainWeights(new float[2], new float[2], new float[] {0, Float.NaN, 0, 0})).getMessage();
		assertEquals("transitions[1] is NaN; expected a finite number", message);
		assertThrows(IllegalArgumentException.class, () -> new ChainWeights(new float[2], new float[2], new float[3]));
		TagGrammar grammar = TagGrammar.of(List.of("O", "S-A"), TagScheme.BIOES);
		assertThrows(IllegalArgumentException.class, () -> new ChainDecoder(grammar, ChainWeights.none(3), 1));
		for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
			assertThrows(IllegalArgumentException.class, () -> new ChainDecoder(grammar, ChainWeights.none(2), temperature));
		}
	}
}
