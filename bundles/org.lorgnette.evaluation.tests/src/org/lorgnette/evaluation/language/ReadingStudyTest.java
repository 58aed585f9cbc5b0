package org.lorgnette.evaluation.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.metrics.significance.Resampling;

class ReadingStudyTest {

	private static final Resampling RESAMPLING = new Resampling(500, 7);

	private static ReadingCounts counts(long bytes, double bits) {
		return new ReadingCounts(bytes / 2, bytes, bits * Math.log(2));
	}

	/** A long text counts by its length. */
	@Test
	void bitsPerByteAreOfAllTextsTogether() {
		ReadingStudy study = new ReadingStudy(List.of("one", "other"));
		study.add("a", List.of(counts(100, 200), counts(100, 300)));
		study.add("b", List.of(counts(300, 900), counts(300, 600)));
		study.add("empty", List.of(counts(0, 0), counts(0, 0)));
		List<ReadingStudy.Score> scores = study.scores(0.95, RESAMPLING);
		assertEquals(1100 / 400.0, scores.getFirst().counts().bitsPerByte().getAsDouble(), 1e-9);
		assertTrue(scores.getFirst().interval().get().low() >= 2 && scores.getFirst().interval().get().high() <= 3);
		ReadingStudy.Comparison comparison = study.comparisons(0.95, RESAMPLING).getFirst();
		assertEquals(-200 / 400.0, comparison.result().difference().getAsDouble(), 1e-6);
		assertEquals("one", comparison.baseline());
		assertEquals("other", comparison.system());
		assertEquals(List.of("a", "b", "empty"), study.texts());
		assertEquals(300, study.counts(1).get(1).bytes());
	}

	@Test
	void aDifferenceInAllTextsIsOneAndChanceIsNot() {
		Random random = new Random(3);
		ReadingStudy study = new ReadingStudy(List.of("base", "better", "chance"));
		for (int text = 0; text < 30; text++) {
			double bits = 200 + 20 * random.nextGaussian();
			study.add("t" + text, List.of(counts(100, bits), counts(100, bits - 5 - random.nextDouble()), counts(100, bits
					+ random.nextGaussian())));
		}
		List<ReadingStudy.Comparison> comparisons = study.comparisons(0.95, RESAMPLING);
		assertTrue(comparisons.get(0).result().p().getAsDouble() < 0.01);
		assertTrue(comparisons.get(0).result().interval().get().high() < -0.04);
		assertTrue(comparisons.get(1).result().p().getAsDouble() > 0.05);
	}

	@Test
	void oneTextHasNoInterval() {
		ReadingStudy study = new ReadingStudy(List.of("one", "other"));
		study.add("a", List.of(counts(100, 200), counts(100, 300)));
		assertTrue(study.scores(0.95, RESAMPLING).getFirst().interval().isEmpty());
		assertTrue(study.comparisons(0.95, RESAMPLING).getFirst().result().p().isEmpty());
		assertThrows(IllegalArgumentException.class, () -> study.add("b", List.of(counts(1, 1))));
	}
}
