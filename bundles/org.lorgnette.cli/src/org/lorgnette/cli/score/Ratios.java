package org.lorgnette.cli.score;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.metrics.Counts;

/** Counts with their ratios as values of a result. */
final class Ratios {

	private Ratios() {
	}

	/** Ratios may be undefined. */
	static Map<String, Object> of(Counts counts) {
		return values(counts, counts.precision(), counts.recall(), counts.f1());
	}

	/** Ratios are 0 where they are undefined. */
	static Map<String, Object> orZero(Counts counts) {
		return values(counts, orZero(counts.precision()), orZero(counts.recall()), orZero(counts.f1()));
	}

	private static OptionalDouble orZero(OptionalDouble value) {
		return OptionalDouble.of(value.orElse(0));
	}

	private static Map<String, Object> values(Counts counts, OptionalDouble precision, OptionalDouble recall, OptionalDouble f1) {
		Map<String, Object> values = of(precision, recall, f1);
		values.put("gold", counts.gold());
		values.put("predicted", counts.predicted());
		values.put("correct", counts.correct());
		return values;
	}

	/** Precision, recall and F1. */
	static Map<String, Object> of(Object precision, Object recall, Object f1) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("precision", precision);
		values.put("recall", recall);
		values.put("f1", f1);
		return values;
	}
}
