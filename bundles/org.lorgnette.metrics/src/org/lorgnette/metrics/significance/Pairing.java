package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/** What all pairs of systems have in common. */
final class Pairing {

	private Pairing() {
	}

	static OptionalDouble difference(OptionalDouble baseline, OptionalDouble system) {
		return baseline.isPresent() && system.isPresent()
				? OptionalDouble.of(system.getAsDouble() - baseline.getAsDouble())
				: OptionalDouble.empty();
	}

	/** @throws IllegalArgumentException unless both have as many units */
	static void requireSameUnits(int baseline, int system) {
		if (baseline != system) {
			throw new IllegalArgumentException("paired systems must have the same units: the baseline has " + baseline
					+ ", the system " + system + "; score both on the same documents");
		}
	}
}
