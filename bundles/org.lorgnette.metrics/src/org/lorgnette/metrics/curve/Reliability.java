package org.lorgnette.metrics.curve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether scores are probabilities: predictions are put into bins by score, and each bin's mean score is held against the share
 * of its predictions that are correct (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017).
 */
public final class Reliability {

	/**
	 * Predictions with {@code low < score <= high}; the first bin holds a score equal to {@code low} too.
	 *
	 * @param confidence mean score; empty if the bin is
	 * @param accuracy share of correct predictions in 0..1; empty if the bin is
	 */
	public record Bin(double low, double high, long count, OptionalDouble confidence, OptionalDouble accuracy) {

		/** |accuracy - confidence|; empty if the bin is. */
		public OptionalDouble gap() {
			return count == 0 ? OptionalDouble.empty()
					: OptionalDouble.of(Math.abs(accuracy.getAsDouble() - confidence.getAsDouble()));
		}
	}

	private final List<Bin> bins;
	private final long count;
	private final OptionalDouble brier;

	private Reliability(List<Bin> bins, List<Scored> ascending) {
		this.bins = List.copyOf(bins);
		this.count = ascending.size();
		double squares = 0;
		for (Scored prediction : ascending) {
			double error = prediction.score() - (prediction.correct() ? 1 : 0);
			squares += error * error;
		}
		this.brier = count == 0 ? OptionalDouble.empty() : OptionalDouble.of(squares / count);
	}

	/**
	 * Bins of equal width over 0..1, those without predictions included.
	 *
	 * @throws IllegalArgumentException without a bin or if a score is outside 0..1
	 */
	public static Reliability equalWidth(Collection<Scored> predictions, int bins) {
		List<Scored> ascending = ascending(predictions, bins);
		List<Bin> result = new ArrayList<>();
		int from = 0;
		for (int bin = 0; bin < bins; bin++) {
			double high = (bin + 1) / (double) bins;
			int to = from;
			while (to < ascending.size() && ascending.get(to).score() <= high) {
				to++;
			}
			result.add(bin(bin / (double) bins, high, ascending.subList(from, to)));
			from = to;
		}
		return new Reliability(result, ascending);
	}

	/**
	 * Bins of as nearly equal numbers of predictions as equal scores allow, which are never parted: a bin reaches to the end of
	 * its last tie, and bins that a long tie swallows stay, empty. The first bin begins at 0 and the last ends at 1.
	 *
	 * @throws IllegalArgumentException without a bin or if a score is outside 0..1
	 */
	public static Reliability equalMass(Collection<Scored> predictions, int bins) {
		List<Scored> ascending = ascending(predictions, bins);
		List<Bin> result = new ArrayList<>();
		int from = 0;
		double low = 0;
		for (int bin = 0; bin < bins; bin++) {
			int to = Math.max(from, (int) ((long) ascending.size() * (bin + 1) / bins));
			while (to > from && to < ascending.size() && ascending.get(to).score() == ascending.get(to - 1).score()) {
				to++;
			}
			double high = bin + 1 == bins ? 1 : to == from ? low : ascending.get(to - 1).score();
			result.add(bin(low, high, ascending.subList(from, to)));
			from = to;
			low = high;
		}
		return new Reliability(result, ascending);
	}

	/** In ascending order of score; as many as were asked for. */
	public List<Bin> bins() {
		return bins;
	}

	public long count() {
		return count;
	}

	/** ECE, the mean gap over predictions (Guo et al., equation 3), in 0..1; empty without predictions. */
	public OptionalDouble expectedCalibrationError() {
		if (count == 0) {
			return OptionalDouble.empty();
		}
		double sum = 0;
		for (Bin bin : bins) {
			sum += bin.count() * bin.gap().orElse(0);
		}
		return OptionalDouble.of(sum / count);
	}

	/** MCE, the largest gap of a bin that is not empty (Guo et al., equation 5), in 0..1; empty without predictions. */
	public OptionalDouble maximumCalibrationError() {
		return bins.stream().map(Bin::gap).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).max();
	}

	/** The mean squared difference of score and outcome (Brier 1950, two classes, halved), in 0..1; empty without predictions. */
	public OptionalDouble brier() {
		return brier;
	}

	private static List<Scored> ascending(Collection<Scored> predictions, int bins) {
		if (bins < 1) {
			throw new IllegalArgumentException("bins: expected 1 or more, got " + bins);
		}
		for (Scored prediction : predictions) {
			if (prediction.score() < 0 || prediction.score() > 1) {
				throw new IllegalArgumentException("calibration needs scores in 0..1, got " + prediction.score());
			}
		}
		// Sorted by outcome too, so that rounding cannot depend on the order of the predictions.
		return predictions.stream().sorted(Comparator.comparingDouble(Scored::score).thenComparing(Scored::correct)).toList();
	}

	private static Bin bin(double low, double high, List<Scored> predictions) {
		if (predictions.isEmpty()) {
			return new Bin(low, high, 0, OptionalDouble.empty(), OptionalDouble.empty());
		}
		double scores = 0;
		long correct = 0;
		for (Scored prediction : predictions) {
			scores += prediction.score();
			correct += prediction.correct() ? 1 : 0;
		}
		int size = predictions.size();
		return new Bin(low, high, size, OptionalDouble.of(scores / size), OptionalDouble.of((double) correct / size));
	}
}
