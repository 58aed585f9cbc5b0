package org.lorgnette.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LikelihoodStatisticsTest {

	private static final LikelihoodStatistics FIVE = new LikelihoodStatistics(List.of(new Piece(-0.5, 0, 1, 0.8),
			new Piece(-2, 3, 2.5, 2),
			new Piece(-0.1, 0, 0.4, 0.3), new Piece(-4, 1_500, 3, 1.5), new Piece(-1.2, 12, 2, 1.1)));

	/** The numbers are those of the formulas in NumPy 2. */
	@Test
	void numbersAreThoseOfTheFormulas() {
		assertEquals(-1.56, FIVE.logLikelihood().orElseThrow(), 1e-12);
		assertEquals(4.758821245137854, FIVE.perplexity().orElseThrow(), 1e-12);
		assertEquals(2.2530261100429776, FIVE.logRank().orElseThrow(), 1e-12);
		assertEquals(0.6924020955843437, FIVE.likelihoodRankRatio().orElseThrow(), 1e-12);
		assertEquals(1.78, FIVE.entropy().orElseThrow(), 1e-12);
		assertEquals(0.4607392991208651, FIVE.conditionalCurvature().orElseThrow(), 1e-12);
		assertEquals(List.of(0.4, 0.2, 0.2, 0.0, 0.2), FIVE.rankShares());
		assertEquals(0.3653385036130495, FIVE.burstiness(List.of(2, 5)).orElseThrow(), 1e-12);
	}

	@Test
	void ranksAreBinnedAtTheirBorders() {
		List<Piece> pieces = new ArrayList<>();
		for (int rank : new int[] { 0, 1, 9, 10, 99, 100, 999, 1_000 }) {
			pieces.add(new Piece(-1, rank, 1, 1));
		}
		assertEquals(List.of(0.125, 0.25, 0.25, 0.25, 0.125), new LikelihoodStatistics(pieces).rankShares());
	}

	@Test
	void whatIsUndefinedIsEmpty() {
		LikelihoodStatistics none = new LikelihoodStatistics(List.of());
		assertEquals(List.of(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
				List.of(none.perplexity(), none.logRank(), none.conditionalCurvature(), none.burstiness(List.of())));
		LikelihoodStatistics sure = new LikelihoodStatistics(List.of(new Piece(0, 0, 0, 0)));
		assertTrue(sure.likelihoodRankRatio().isEmpty() && sure.conditionalCurvature().isEmpty() && sure.burstiness(List.of(1))
				.isEmpty());
	}

	/** What is drawn from the model itself has a curvature around 0 with deviation 1, which is what the analytic form says. */
	@Test
	void curvatureOfTheModelsOwnTextsIsStandardNormal() {
		Random random = new Random(4);
		double sum = 0;
		double squares = 0;
		int texts = 2_000;
		for (int text = 0; text < texts; text++) {
			List<Piece> pieces = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				double[] chances = random.doubles(5).map(each -> each * each).toArray();
				double all = Arrays.stream(chances).sum();
				double[] logs = Arrays.stream(chances).map(each -> Math.log(each / all)).toArray();
				double entropy = -Arrays.stream(logs).map(log -> Math.exp(log) * log).sum();
				double variance = Arrays.stream(logs).map(log -> Math.exp(log) * (log + entropy) * (log + entropy)).sum();
				double draw = random.nextDouble();
				int drawn = 0;
				while (drawn < 4 && (draw -= Math.exp(logs[drawn])) > 0) {
					drawn++;
				}
				pieces.add(new Piece(logs[drawn], 0, entropy, variance));
			}
			double curvature = new LikelihoodStatistics(pieces).conditionalCurvature().orElseThrow();
			sum += curvature;
			squares += curvature * curvature;
		}
		assertEquals(0, sum / texts, 0.08);
		assertEquals(1, squares / texts, 0.12);
	}

	@Test
	void perturbationCurvatureIsTheDistanceInDeviations() {
		double[] likelihoods = { -1, -3, -2, -4, -3 };
		int[] asked = { 0 };
		OptionalDouble curvature = PerturbationCurvature.<RuntimeException>of("text", 4, (text, random) -> text + "!",
				text -> OptionalDouble.of(likelihoods[asked[0]++]), new Random(1));
		// Copies: mean -3, deviation sqrt(2/3).
		assertEquals(2 / Math.sqrt(2 / 3.0), curvature.orElseThrow(), 1e-12);
		assertTrue(PerturbationCurvature.<RuntimeException>of("text", 3, (text, random) -> text, text -> OptionalDouble.of(-1),
				new Random(1))
				.isEmpty());
		assertThrows(IllegalArgumentException.class, () -> PerturbationCurvature.<RuntimeException>of("text", 1,
				(text, random) -> text,
				text -> OptionalDouble.of(-1), new Random(1)));
	}

	@Test
	void changedCopiesKeepMostWords() {
		String text = "one two three four five six seven eight nine ten\neleven twelve";
		List<String> words = List.of(text.split("\\s+"));
		Random random = new Random(6);
		int changed = 0;
		for (int i = 0; i < 200; i++) {
			String copy = new WordDropping(0.15).change(text, random);
			List<String> left = List.of(copy.strip().split("\\s+"));
			assertTrue(words.containsAll(left) && left.size() >= words.size() / 2, copy);
			changed += copy.equals(text) ? 0 : 1;
		}
		assertTrue(changed > 120, "changed: " + changed);
		assertEquals("", new WordDropping(1).change("", random));
	}
}
