package org.lorgnette.engine.djl.writing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.generation.Sampling;

class TokenWriterTest {

	private static final Alphabet ALPHABET = new Alphabet(List.of("<end>", "PER"), List.of("Anna", "Oslo"));
	private static final List<String> WORDS = List.of("Anna", "met", "Anna");

	/** Logits that depend on all that was written, by a table made at random. */
	private static final class Table implements Pages {

		private final List<Integer> sources;
		private final int seed;
		private final int width;
		private List<List<Integer>> rows = new ArrayList<>();

		Table(int seed, int words, Integer... sources) {
			this.seed = seed;
			this.sources = List.of(sources);
			this.width = ALPHABET.copy(words);
		}

		float[] logits(List<Integer> row) {
			Random random = new Random(row.hashCode() * 31L + seed);
			float[] logits = new float[width];
			for (int i = 0; i < width; i++) {
				logits[i] = (float) (3 * random.nextGaussian());
			}
			return logits;
		}

		@Override
		public List<float[]> begin(Cancellation cancellation) {
			sources.forEach(source -> rows.add(List.of(source)));
			return rows.stream().map(this::logits).toList();
		}

		@Override
		public List<float[]> next(int[] parents, int[] tokens, Cancellation cancellation) {
			List<List<Integer>> next = new ArrayList<>();
			for (int i = 0; i < parents.length; i++) {
				List<Integer> row = new ArrayList<>(rows.get(parents[i]));
				row.add(tokens[i]);
				next.add(row);
			}
			rows = next;
			return rows.stream().map(this::logits).toList();
		}

		@Override
		public void close() {
			// Nothing is held.
		}
	}

	private static List<Said> write(Decoding decoding, Table table, int sources) throws Exception {
		List<List<String>> texts = new ArrayList<>();
		List<Grammar> grammars = new ArrayList<>();
		for (int i = 0; i < sources; i++) {
			texts.add(WORDS);
			grammars.add(decoding.constrained() ? MentionGrammar.of(ALPHABET, WORDS.size()) : FreeGrammar.of(WORDS.size()));
		}
		return new TokenWriter(ALPHABET, decoding).write(table, texts, grammars, Cancellation.NONE);
	}

	/** All that can be written, with its probabilities. */
	private static Map<List<Integer>, double[]> all(Table table) {
		Map<List<Integer>, double[]> all = new HashMap<>();
		walk(table, List.of(7), MentionGrammar.of(ALPHABET, WORDS.size()), new double[0], all);
		return all;
	}

	private static void walk(Table table, List<Integer> row, Grammar grammar, double[] logs, Map<List<Integer>, double[]> all) {
		if (grammar.isDone()) {
			all.put(row.subList(1, row.size()), logs);
			return;
		}
		double[] next = new CopiedWords(ALPHABET, WORDS).logProbabilities(table.logits(row));
		for (int token = 0; token < next.length; token++) {
			if (grammar.allows(token)) {
				List<Integer> longer = new ArrayList<>(row);
				longer.add(token);
				double[] more = Arrays.copyOf(logs, logs.length + 1);
				more[logs.length] = next[token];
				walk(table, longer, grammar.then(token), more, all);
			}
		}
	}

	private static List<Integer> list(Written written) {
		return Arrays.stream(written.tokens()).boxed().toList();
	}

	@Test
	void aBeamThatIsWideEnoughFindsAllWaysInOrder() throws Exception {
		for (int seed = 0; seed < 20; seed++) {
			Map<List<Integer>, double[]> all = all(new Table(seed, 3, 7));
			Said said = write(new Decoding(all.size(), Sampling.GREEDY, 0, true), new Table(seed, 3, 7), 1).getFirst();
			assertEquals(all.keySet(), new HashSet<>(said.ways().stream().map(TokenWriterTest::list).toList()));
			double before = 1;
			for (Written way : said.ways()) {
				double[] logs = all.get(list(way));
				assertEquals(Math.exp(Arrays.stream(logs).average().orElseThrow()), way.score(0, logs.length), 1e-9);
				double likely = Math.exp(Arrays.stream(logs).sum());
				assertTrue(likely <= before + 1e-12, "the likeliest comes first");
				before = likely;
			}
		}
	}

	@Test
	void aBeamIsNeverWorseThanGreedy() throws Exception {
		for (int seed = 0; seed < 50; seed++) {
			double likeliest = all(new Table(seed, 3, 7)).values().stream().mapToDouble(logs -> Arrays.stream(logs).sum()).max()
					.orElseThrow();
			double beam = write(new Decoding(4, Sampling.GREEDY, 0, true), new Table(seed, 3, 7), 1).getFirst().best().sum();
			double greedy = write(Decoding.greedy(true), new Table(seed, 3, 7), 1).getFirst().best().sum();
			assertTrue(greedy <= beam + 1e-9 && beam <= likeliest + 1e-9, greedy + ", " + beam + ", " + likeliest);
		}
	}

	@Test
	void greedyTakesTheLikeliestThatIsAllowedEachTime() throws Exception {
		for (int seed = 0; seed < 50; seed++) {
			Table table = new Table(seed, 3, 7);
			List<Integer> row = new ArrayList<>(List.of(7));
			Grammar grammar = MentionGrammar.of(ALPHABET, WORDS.size());
			while (!grammar.isDone()) {
				double[] logs = new CopiedWords(ALPHABET, WORDS).logProbabilities(table.logits(row));
				int best = -1;
				for (int token = 0; token < logs.length; token++) {
					best = grammar.allows(token) && (best < 0 || logs[token] > logs[best]) ? token : best;
				}
				row.add(best);
				grammar = grammar.then(best);
			}
			assertEquals(row.subList(1, row.size()), list(write(Decoding.greedy(true), new Table(seed, 3, 7), 1).getFirst().best()));
		}
	}

	@Test
	void aSourceIsWrittenAboutAlikeInAnyCompany() throws Exception {
		for (Decoding decoding : List.of(Decoding.greedy(true), Decoding.greedy(false), new Decoding(3, Sampling.GREEDY, 0, true),
				new Decoding(1, new Sampling(1.5, 0, 0.9), 5, true), new Decoding(1, new Sampling(1.5, 4, 1), 5, false))) {
			List<Said> together = write(decoding, new Table(3, 3, 7, 8, 9), 3);
			for (int i = 0; i < 3; i++) {
				Said alone = write(decoding, new Table(3, 3, 7 + i), 1).getFirst();
				assertEquals(alone.ways().stream().map(TokenWriterTest::list).toList(),
						together.get(i).ways().stream().map(TokenWriterTest::list).toList());
			}
		}
	}

	/** Frequencies of what is drawn against its probabilities, within five standard deviations. */
	@Test
	void samplingDrawsWithTheProbabilitiesOfTheNetwork() throws Exception {
		int draws = 4000;
		Table table = new Table(11, 3, 7);
		double[] logs = new CopiedWords(ALPHABET, WORDS).logProbabilities(table.logits(List.of(7)));
		int[] counts = new int[logs.length];
		for (int seed = 0; seed < draws; seed++) {
			counts[write(new Decoding(1, new Sampling(1, 0, 1), seed, false), new Table(11, 3, 7), 1).getFirst().best().tokens()[0]]++;
		}
		for (int token = 0; token < logs.length; token++) {
			double expected = Math.exp(logs[token]);
			assertEquals(expected, counts[token] / (double) draws, 5 * Math.sqrt(expected * (1 - expected) / draws) + 1e-3, "token " + token);
		}
	}

	@Test
	void whatTheVocabularyGivesToAWordOfTheSourceGoesToItsPlaces() {
		float[] logits = new float[ALPHABET.copy(3)];
		for (int i = 0; i < logits.length; i++) {
			logits[i] = i * 0.3f;
		}
		double[] plain = Sampling.logProbabilities(logits);
		double[] folded = new CopiedWords(ALPHABET, WORDS).logProbabilities(logits);
		int anna = ALPHABET.word("Anna");
		double copied = Math.exp(plain[ALPHABET.copy(0)]) + Math.exp(plain[ALPHABET.copy(2)]);
		double all = copied + Math.exp(plain[anna]);
		assertEquals(all, Math.exp(folded[ALPHABET.copy(0)]) + Math.exp(folded[ALPHABET.copy(2)]), 1e-9);
		assertEquals(plain[ALPHABET.copy(0)] - plain[ALPHABET.copy(2)], folded[ALPHABET.copy(0)] - folded[ALPHABET.copy(2)], 1e-9);
		assertEquals(Double.NEGATIVE_INFINITY, folded[anna]);
		assertEquals(plain[ALPHABET.word("Oslo")], folded[ALPHABET.word("Oslo")], 1e-12, "what the source has not stays");
		assertEquals(1, Arrays.stream(folded).map(Math::exp).sum(), 1e-9);
	}

	@Test
	void whereAPlaceLiesIsTold() {
		float[] target = new float[4 * StepInputs.RELATIONS];
		StepInputs.relate(1, 4, target, 0);
		assertArrayEquals(new float[] {0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0.5f, 2 / 32f}, target, 1e-6f);
	}
}
