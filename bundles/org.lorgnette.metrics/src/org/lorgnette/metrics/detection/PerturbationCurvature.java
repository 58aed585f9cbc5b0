package org.lorgnette.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * DetectGPT (Mitchell et al., 2023): how much likelier a text is than slightly changed copies of itself, in standard deviations
 * of the copies (section 4, normalised); larger for machines.
 */
public final class PerturbationCurvature {

	/** Makes a slightly changed copy. */
	@FunctionalInterface
	public interface Perturbation<E extends Exception> {
		String change(String text, RandomGenerator random) throws E;
	}

	/** Says how likely a text is, as mean log-probability of a piece; empty for one without pieces. */
	@FunctionalInterface
	public interface Likelihood<E extends Exception> {
		OptionalDouble of(String text) throws E;
	}

	private PerturbationCurvature() {
	}

	/**
	 * @param copies 2 or more
	 * @return empty if the text has no pieces or the copies do not differ
	 */
	public static <E extends Exception> OptionalDouble of(String text, int copies, Perturbation<E> perturbation,
			Likelihood<E> likelihood,
			RandomGenerator random) throws E {
		if (copies < 2) {
			throw new IllegalArgumentException("changed copies: expected 2 or more, got " + copies);
		}
		OptionalDouble own = likelihood.of(text);
		List<Double> changed = new ArrayList<>();
		for (int i = 0; i < copies && own.isPresent(); i++) {
			likelihood.of(perturbation.change(text, random)).ifPresent(changed::add);
		}
		OptionalDouble deviation = LikelihoodStatistics.deviation(changed);
		if (own.isEmpty() || deviation.isEmpty() || deviation.getAsDouble() == 0) {
			return OptionalDouble.empty();
		}
		double mean = changed.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		return OptionalDouble.of((own.getAsDouble() - mean) / deviation.getAsDouble());
	}
}
