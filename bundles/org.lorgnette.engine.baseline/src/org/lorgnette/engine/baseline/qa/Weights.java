package org.lorgnette.engine.baseline.qa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of the span score and of the probability that a text answers a question; the file says what they were fitted on. */
final class Weights {

	private static final String FILE = "weights.txt";
	private static final Weights FITTED = load();

	private final double[][] spans = new double[Feature.values().length][];
	private final Map<String, double[]> others = new HashMap<>();

	Weights() {
		for (Feature feature : Feature.values()) {
			spans[feature.ordinal()] = new double[feature.size()];
		}
	}

	static Weights fitted() {
		return FITTED;
	}

	private static Weights load() {
		Weights weights = new Weights();
		try (InputStream in = Weights.class.getResourceAsStream(FILE);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(weights::read);
		} catch (IOException e) {
			throw new UncheckedIOException(FILE, e);
		}
		return weights;
	}

	private void read(String line) {
		List<String> parts = List.of(line.split(" "));
		double[] values = parts.subList(1, parts.size()).stream().mapToDouble(Double::parseDouble).toArray();
		for (Feature feature : Feature.values()) {
			if (feature.key().equals(parts.getFirst())) {
				if (values.length != feature.size()) {
					throw new IllegalStateException(FILE + ": " + feature.key() + " has " + values.length + " weights, not " + feature.size());
				}
				spans[feature.ordinal()] = values;
				return;
			}
		}
		others.put(parts.getFirst(), values);
	}

	double[] of(Feature feature) {
		return spans[feature.ordinal()];
	}

	/** Parameters that belong to no feature of spans. */
	double[] of(String name) {
		return others.get(name);
	}

	double score(SpanFeatures features, int first, int end) {
		double[] sum = new double[1];
		features.of(first, end, (feature, which, value) -> sum[0] += spans[feature.ordinal()][which] * value);
		return sum[0];
	}
}
