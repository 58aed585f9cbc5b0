package org.lorgnette.metrics.significance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** A sample of any statistics; merges in the order in which units are selected. */
record MergedSample<S>(List<S> perUnit, S zero, BinaryOperator<S> plus, Function<S, OptionalDouble> metric)
		implements Sample {

	MergedSample {
		perUnit = List.copyOf(perUnit);
	}

	@Override
	public int units() {
		return perUnit.size();
	}

	@Override
	public OptionalDouble value(int[] selected) {
		S merged = zero;
		for (int unit : selected) {
			merged = plus.apply(merged, perUnit.get(unit));
		}
		return metric.apply(merged);
	}
}
