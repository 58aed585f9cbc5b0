package org.lorgnette.metrics.significance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One system over several runs that differ by chance only, such as trainings with other seeds.
 *
 * @param values of the metric, run by run
 * @param deviation of the runs: the square root of their sample variance
 * @param interval of the mean, over other units and other runs; empty with fewer than two units
 */
public record RepeatedScore(String name, List<Double> values, double deviation, Optional<Interval> interval) {

	public RepeatedScore {
		values = List.copyOf(values);
	}

	static RepeatedScore of(String name, double[] values, double deviation, Optional<Interval> interval) {
		return new RepeatedScore(name, Arrays.stream(values).boxed().toList(), deviation, interval);
	}

	/** The same where the metric is known to lie between two values: so does its interval. */
	public RepeatedScore within(double least, double most) {
		return new RepeatedScore(name, values, deviation, interval.map(there -> new Interval(Math.clamp(there.low(), least, most),
				Math.clamp(there.high(), least, most), there.level())));
	}

	public double mean() {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}
}
