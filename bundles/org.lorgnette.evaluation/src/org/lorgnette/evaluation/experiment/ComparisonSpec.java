package org.lorgnette.evaluation.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.model.Task;

/**
 * How engines are compared: each against the baseline (or every pair, if there is none), by a paired test over units of the
 * corpus.
 */
public record ComparisonSpec(Optional<String> baseline, PairedTest test, int resamples, Unit unit, long seed, double level,
		IntervalMethod interval) {

	/** 10,000 resamples by sentence, 95% percentile intervals, seed 17; for texts with entities or relations. */
	public static final ComparisonSpec DEFAULT = new ComparisonSpec(Optional.empty(), PairedTest.APPROXIMATE_RANDOMIZATION, 10_000,
			Unit.SENTENCE, 17, 0.95, IntervalMethod.PERCENTILE);

	/** What holds for a task where an experiment says nothing: questions are resampled by paragraph or picture. */
	public static ComparisonSpec of(Task task) {
		return switch (task) {
			case QA -> DEFAULT.withUnit(Unit.PARAGRAPH);
			case VQA -> DEFAULT.withUnit(Unit.PICTURE);
			case NER, RELATIONS -> DEFAULT;
		};
	}

	/** How intervals are made from resamples; differences always get the percentile interval. */
	public enum IntervalMethod {
		PERCENTILE,
		/** Bias-corrected and accelerated. */
		BCA;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public ComparisonSpec withBaseline(Optional<String> newBaseline) {
		return new ComparisonSpec(newBaseline, test, resamples, unit, seed, level, interval);
	}

	private ComparisonSpec withUnit(Unit newUnit) {
		return new ComparisonSpec(baseline, test, resamples, newUnit, seed, level, interval);
	}

	/** What is resampled: units that are taken for independent. */
	public enum Unit {
		SENTENCE,
		/** Of questions all those on paragraphs of one article, where the corpus has articles. */
		DOCUMENT,
		/** All questions on one passage; these have its difficulty in common. */
		PARAGRAPH,
		/** Each question by itself: as if no two of them had anything in common, so that intervals come out too narrow. */
		QUESTION,
		/** All questions on one picture, or on pictures that questions show together; these have its difficulty in common. */
		PICTURE,
		/** All questions of one group, such as a statement that is judged on several pictures, and on one picture. */
		GROUP;

		/** The units of a task. */
		public static List<Unit> of(Task task) {
			return switch (task) {
				case QA -> List.of(PARAGRAPH, QUESTION, DOCUMENT);
				case VQA -> List.of(PICTURE, QUESTION, GROUP);
				case NER, RELATIONS -> List.of(SENTENCE, DOCUMENT);
			};
		}

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
