package org.lorgnette.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Lengths in whole numbers, with exact quantiles. Memory grows with the number of different lengths only. */
final class LengthDistribution {

	private final TreeMap<Integer, Long> counts = new TreeMap<>();
	private long number;
	private long sum;

	void add(int length) {
		counts.merge(length, 1L, Long::sum);
		number++;
		sum += length;
	}

	long number() {
		return number;
	}

	/** Undefined without lengths. */
	OptionalDouble mean() {
		return number == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / number);
	}

	/** The smallest length that at least this share of all do not exceed; undefined without lengths. */
	OptionalInt quantile(double share) {
		long wanted = Math.max(1, (long) Math.ceil(share * number));
		long seen = 0;
		for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
			seen += entry.getValue();
			if (seen >= wanted) {
				return OptionalInt.of(entry.getKey());
			}
		}
		return OptionalInt.empty();
	}

	/** {@code min median p90 p99 max mean}; empty without lengths. */
	Map<String, Object> summary() {
		Map<String, Object> summary = new LinkedHashMap<>();
		if (number > 0) {
			summary.put("min", counts.firstKey());
			summary.put("median", quantile(0.5).getAsInt());
			summary.put("p90", quantile(0.9).getAsInt());
			summary.put("p99", quantile(0.99).getAsInt());
			summary.put("max", counts.lastKey());
			summary.put("mean", mean().getAsDouble());
		}
		return summary;
	}
}
