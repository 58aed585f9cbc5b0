package org.lorgnette.metrics.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.lorgnette.metrics.significance.Interval;

/**
 * How well a score tells two classes apart: the rate of true against that of false alarms at every threshold. Here {@link
 * Scored#correct} says that an item is of the class looked for. Items of equal score are alarmed together.
 */
public final class RocCurve {

	/**
	 * What happens if everything with {@code threshold} or more is taken to be of the class looked for.
	 *
	 * @param truePositives share of the class that is, in 0..1; {@code falsePositives} share of the others
	 */
	public record Point(double threshold, double truePositives, double falsePositives) {
	}

	private final double[] positives;
	private final double[] negatives;
	private final List<Point> points;

	private RocCurve(double[] positives, double[] negatives, List<Point> points) {
		this.positives = positives;
		this.negatives = negatives;
		this.points = List.copyOf(points);
	}

	/** @throws IllegalArgumentException unless there are items of both classes */
	public static RocCurve of(Collection<Scored> items) {
		double[] positives = items.stream().filter(Scored::correct).mapToDouble(Scored::score).sorted().toArray();
		double[] negatives = items.stream().filter(item -> !item.correct()).mapToDouble(Scored::score).sorted().toArray();
		if (positives.length == 0 || negatives.length == 0) {
			throw new IllegalArgumentException("a ROC curve needs items of both classes, got " + positives.length + " and "
					+ negatives.length);
		}
		List<Scored> descending = items.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
		List<Point> points = new ArrayList<>(List.of(new Point(Double.POSITIVE_INFINITY, 0, 0)));
		long hits = 0;
		for (int i = 0; i < descending.size(); i++) {
			hits += descending.get(i).correct() ? 1 : 0;
			if (i + 1 == descending.size() || descending.get(i + 1).score() != descending.get(i).score()) {
				points.add(new Point(descending.get(i).score(), (double) hits / positives.length,
						(double) (i + 1 - hits) / negatives.length));
			}
		}
		return new RocCurve(positives, negatives, points);
	}

	/** From the strictest threshold to the loosest, from (0, 0) to (1, 1). */
	public List<Point> points() {
		return points;
	}

	/**
	 * The area under the curve: the chance that one of the class scores higher than one of the others, ties counting half
	 * (Mann-Whitney).
	 */
	public double area() {
		double sum = 0;
		for (double positive : positives) {
			sum += placement(positive, negatives);
		}
		return sum / positives.length;
	}

	/**
	 * Interval of the area (DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated receiver
	 * operating characteristic curves", 1988), cut to 0..1 as pROC does. Where the classes do not overlap it has no width,
	 * whatever their size.
	 *
	 * @param level of confidence, above 0 and below 1
	 * @throws IllegalArgumentException with fewer than two items of a class, which have no variance
	 */
	public Interval interval(double level) {
		if (positives.length < 2 || negatives.length < 2) {
			throw new IllegalArgumentException("an interval needs two items of each class, got " + positives.length + " and "
					+ negatives.length);
		}
		double[] ofPositives = Arrays.stream(positives).map(score -> placement(score, negatives)).toArray();
		double[] ofNegatives = Arrays.stream(negatives).map(score -> 1 - placement(score, positives)).toArray();
		double deviation = Math.sqrt(variance(ofPositives) / positives.length + variance(ofNegatives) / negatives.length);
		double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * deviation;
		return new Interval(Math.max(0, area() - reach), Math.min(1, area() + reach), level);
	}

	/** Share of the sorted others below the score, ties counting half. */
	private static double placement(double score, double[] others) {
		int below = firstAtLeast(others, score);
		int upTo = firstAtLeast(others, Math.nextUp(score));
		return (below + (upTo - below) / 2.0) / others.length;
	}

	private static int firstAtLeast(double[] sorted, double score) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sorted[middle] < score) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private static double variance(double[] values) {
		double mean = Arrays.stream(values).average().orElse(0);
		return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
	}

	/** The point with the most true alarms among those with at most this share of false ones. */
	public Point atFalsePositives(double most) {
		Point best = points.getFirst();
		for (Point point : points) {
			best = point.falsePositives() <= most ? point : best;
		}
		return best;
	}

	/**
	 * The point where both kinds of error, missed ones and false alarms, are least apart; of such points that with fewer errors.
	 */
	public Point equalError() {
		return points.stream().min(Comparator.comparingDouble((Point point) -> Math.abs(1 - point.truePositives() - point.falsePositives()))
				.thenComparingDouble(point -> 1 - point.truePositives() + point.falsePositives())).orElseThrow();
	}
}
