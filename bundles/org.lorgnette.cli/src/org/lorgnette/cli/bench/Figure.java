package org.lorgnette.cli.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.engine.Benchmark.Measurement;

/**
 * What was measured of one alternative: a speed or an amount.
 *
 * @param unit of {@code value}, such as {@code tokens/s} or {@code MB}
 * @param value a speed at the median of the rounds, or the amount
 * @param low the least of the rounds
 * @param high the most of the rounds
 * @param ratio the value as a share of the section's reference
 */
public record Figure(String name, String unit, double value, double low, double high, OptionalDouble ratio) {

	/** Speeds, the first one of each unit the reference of the others. */
	static List<Figure> speeds(List<Measurement> measurements) {
		Map<String, Double> references = new HashMap<>();
		measurements.forEach(each -> references.putIfAbsent(each.unit(), speed(each, 0.5)));
		return measurements.stream().map(each -> new Figure(each.name(), each.unit() + "/s", speed(each, 0.5), speed(each, 1),
				speed(each, 0), OptionalDouble.of(speed(each, 0.5) / references.get(each.unit())))).toList();
	}

	/** Durations in seconds, the first one the reference. */
	static List<Figure> durations(List<Measurement> measurements) {
		double reference = quantile(measurements.getFirst(), 0.5);
		return measurements.stream().map(each -> new Figure(each.name(), "s", quantile(each, 0.5), quantile(each, 0), quantile(each, 1),
				OptionalDouble.of(quantile(each, 0.5) / reference))).toList();
	}

	private static double speed(Measurement measurement, double quantile) {
		return measurement.units() / quantile(measurement, quantile);
	}

	private static double quantile(Measurement measurement, double quantile) {
		return quantile(measurement.seconds().stream().sorted().toList(), quantile);
	}

	/** Of sorted numbers; the middle of the two in the middle for the median of an even number. */
	static double quantile(List<Double> sorted, double quantile) {
		double index = quantile * (sorted.size() - 1);
		return (sorted.get((int) Math.floor(index)) + sorted.get((int) Math.ceil(index))) / 2;
	}

	/** For a JSON document. */
	public Map<String, Object> entry() {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", name);
		entry.put("unit", unit);
		entry.put("value", value);
		entry.put("low", low);
		entry.put("high", high);
		ratio.ifPresent(given -> entry.put("ratio", given));
		return entry;
	}
}
