package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/** Two systems of any statistics. */
record PairedMerges<S>(MergedSample<S> baseline, MergedSample<S> system) implements PairedSample {

	PairedMerges {
		Pairing.requireSameUnits(baseline.units(), system.units());
	}

	@Override
	public OptionalDouble differenceExchanging(long[] exchanged) {
		S first = baseline.zero();
		S second = system.zero();
		for (int unit = 0; unit < units(); unit++) {
			boolean swap = (exchanged[unit >>> 6] >>> unit & 1) != 0;
			S fromBaseline = baseline.perUnit().get(unit);
			S fromSystem = system.perUnit().get(unit);
			first = baseline.plus().apply(first, swap ? fromSystem : fromBaseline);
			second = system.plus().apply(second, swap ? fromBaseline : fromSystem);
		}
		return Pairing.difference(baseline.metric().apply(first), system.metric().apply(second));
	}
}
