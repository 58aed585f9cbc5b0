package org.lorgnette.engine.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Span;

class OutlookTest {

	/** Logits and probabilities of the same give the numbers of the definitions. */
	@Test
	void numbersAreThoseOfTheDefinitions() {
		Random random = new Random(1);
		for (int trial = 0; trial < 50; trial++) {
			float[] logits = new float[1 + random.nextInt(40)];
			for (int i = 0; i < logits.length; i++) {
				logits[i] = random.nextInt(5) == 0 ? 1.5f : (float) (300 + 4 * random.nextGaussian());
			}
			double largest = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElseThrow();
			double sum = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest)).sum();
			double[] p = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest) / sum).toArray();
			double mean = Arrays.stream(p).filter(each -> each > 0).map(each -> each * Math.log(each)).sum();
			double variance = Arrays.stream(p).filter(each -> each > 0).map(each -> each * Math.pow(Math.log(each) - mean, 2))
					.sum();
			for (Outlook outlook : List.of(Outlook.ofLogits(logits), Outlook.ofProbabilities(p, Arrays.stream(p).map(Math::log)
					.toArray()))) {
				assertEquals(-mean, outlook.entropy(), 1e-9);
				assertEquals(variance, outlook.variance(), 1e-7);
				for (int id = 0; id < p.length; id++) {
					double likelihood = p[id];
					if (likelihood > 1e-100) {
						assertEquals(Math.log(likelihood), outlook.logProbability(id), 1e-9);
					}
					assertEquals(Arrays.stream(p).filter(other -> other > likelihood).count(), outlook.rank(id));
				}
				int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparing((Integer id) -> -p[id])).limit(5)
						.mapToInt(Integer::intValue).toArray();
				assertArrayEquals(order, outlook.likeliest(5));
			}
		}
		assertEquals(0, Outlook.ofLogits(new float[] {1, 2}).likeliest(0).length);
		assertArrayEquals(new int[] {1, 2, 0}, Outlook.ofLogits(new float[] {1, 2, 2}).likeliest(9), "the first among equals");
	}

	@Test
	void drawsWhatOptionsLeave() {
		double[] logits = {Math.log(0.5), Math.log(0.3), Math.log(0.15), Math.log(0.05), Double.NEGATIVE_INFINITY};
		assertArrayEquals(new double[] {0.5, 0.3, 0.15, 0.05, 0}, options(1, 0, 1).probabilities(logits), 1e-12);
		assertArrayEquals(new double[] {0.625, 0.375, 0, 0, 0}, options(1, 2, 1).probabilities(logits), 1e-12);
		assertArrayEquals(new double[] {0.625, 0.375, 0, 0, 0}, options(1, 0, 0.75).probabilities(logits), 1e-12);
		assertArrayEquals(new double[] {1, 0, 0, 0, 0}, options(1, 0, 0.1).probabilities(logits), 1e-12);
		assertArrayEquals(new double[] {1, 0, 0, 0, 0}, options(0, 0, 1).probabilities(logits), 1e-12);
		double squares = 0.25 + 0.09 + 0.0225 + 0.0025;
		assertArrayEquals(new double[] {0.25 / squares, 0.09 / squares, 0.0225 / squares, 0.0025 / squares, 0},
				options(0.5, 0, 1).probabilities(logits), 1e-12);
		int[] drawn = new int[5];
		Random random = new Random(2);
		for (int i = 0; i < 20_000; i++) {
			drawn[options(1, 3, 1).choose(logits, random.nextDouble())]++;
		}
		assertEquals(0.5 / 0.95, drawn[0] / 20_000.0, 0.015);
		assertEquals(0, drawn[3] + drawn[4]);
		assertEquals(3, options(1, 0, 1).choose(logits, Math.nextDown(1.0)));
	}

	private static WritingOptions options(double temperature, int topK, double topP) {
		return new WritingOptions(1, temperature, topK, topP, 0);
	}

	/** Two pieces of probabilities 1/4 and 1/16 are 6 bits in 3 bytes; perplexity is the square root of 64. */
	@Test
	void perplexityAndBitsPerByteAreOfAllPieces() {
		ReadingCounts counts = ReadingCounts.of(List.of(piece(2, 0.25))).plus(ReadingCounts.of(List.of(piece(1, 1 / 16.0))));
		assertEquals(2, counts.bitsPerByte().getAsDouble(), 1e-12);
		assertEquals(8, counts.perplexity().getAsDouble(), 1e-12);
		assertEquals(2, piece(2, 0.25).surprisal(), 1e-12);
		assertEquals(OptionalDouble.empty(), ReadingCounts.ZERO.perplexity());
		assertTrue(ReadingCounts.ZERO.bitsPerByte().isEmpty());
	}

	private static ReadPiece piece(int bytes, double probability) {
		return new ReadPiece(new Span(0, bytes), bytes, Math.log(probability), 0, 1, 0, List.of());
	}
}
