package org.lorgnette.metrics.significance;

import java.util.OptionalDouble;

/** Two systems whose statistics are rows of whole numbers. An exchange costs only as much as there are units that differ. */
final class PairedTables implements PairedSample {

	private final TableSample baseline;
	private final TableSample system;
	/** Units whose rows differ, as bits: exchanging the others changes nothing. */
	private final long[] different;

	PairedTables(LongTable baseline, LongTable system, SumMetric metric) {
		Pairing.requireSameUnits(baseline.units(), system.units());
		if (baseline.width() != system.width()) {
			throw new IllegalArgumentException("paired systems must have the same statistics: the baseline has "
					+ baseline.width() + " numbers per unit, the system " + system.width());
		}
		this.baseline = new TableSample(baseline, metric);
		this.system = new TableSample(system, metric);
		this.different = new long[(baseline.units() + 63) >>> 6];
		for (int unit = 0; unit < baseline.units(); unit++) {
			if (!baseline.sameRow(system, unit)) {
				different[unit >>> 6] |= 1L << unit;
			}
		}
	}

	@Override
	public Sample baseline() {
		return baseline;
	}

	@Override
	public Sample system() {
		return system;
	}

	@Override
	public OptionalDouble differenceExchanging(long[] exchanged) {
		long[] first = baseline.total();
		long[] second = system.total();
		for (int word = 0; word < different.length; word++) {
			for (long bits = exchanged[word] & different[word]; bits != 0; bits &= bits - 1) {
				int unit = (word << 6) + Long.numberOfTrailingZeros(bits);
				baseline.table().add(first, unit, -1);
				system.table().add(first, unit, 1);
				system.table().add(second, unit, -1);
				baseline.table().add(second, unit, 1);
			}
		}
		return Pairing.difference(baseline.valueOf(first), system.valueOf(second));
	}
}
