package org.lorgnette.metrics.curve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

import org.lorgnette.metrics.Counts;

/**
 * Precision and recall at every threshold on the score. Gold items that no prediction reaches count: the curve ends at the recall
 * of all predictions together, which may be below 1. Predictions of equal score enter together, as one point.
 */
public final class PrecisionRecallCurve {

	/** What is kept if predictions of {@code threshold} or more are kept. */
	public record Point(double threshold, Counts counts) {
	}

	private final long gold;
	private final List<Point> points;

	private PrecisionRecallCurve(long gold, List<Point> points) {
		this.gold = gold;
		this.points = List.copyOf(points);
	}

	/**
	 * @param gold number of gold items, whether predicted or not
	 * @throws IllegalArgumentException if gold is negative or more predictions are correct than there is gold
	 */
	public static PrecisionRecallCurve of(Collection<Scored> predictions, long gold) {
		if (gold < 0) {
			throw new IllegalArgumentException("gold items: expected 0 or more, got " + gold);
		}
		long allCorrect = predictions.stream().filter(Scored::correct).count();
		if (allCorrect > gold) {
			throw new IllegalArgumentException(allCorrect + " predictions are correct but there are only " + gold
					+ " gold items; a gold item may make only one prediction correct");
		}
		List<Scored> descending = predictions.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
		List<Point> points = new ArrayList<>();
		long correct = 0;
		for (int i = 0; i < descending.size(); i++) {
			Scored prediction = descending.get(i);
			correct += prediction.correct() ? 1 : 0;
			if (i + 1 == descending.size() || descending.get(i + 1).score() != prediction.score()) {
				points.add(new Point(prediction.score(), new Counts(gold, i + 1L, correct)));
			}
		}
		return new PrecisionRecallCurve(gold, points);
	}

	public long gold() {
		return gold;
	}

	/** One point per distinct score, from the highest threshold to the lowest: recall never falls. Empty without a prediction. */
	public List<Point> points() {
		return points;
	}

	/**
	 * At most {@code most} of the points, in the same order: the first, the last, that of the best F1, and others at even steps
	 * between.
	 *
	 * @throws IllegalArgumentException if fewer than 3 are asked for
	 */
	public List<Point> points(int most) {
		if (most < 3) {
			throw new IllegalArgumentException("points of a thinned curve: expected 3 or more, got " + most);
		}
		if (points.size() <= most) {
			return points;
		}
		TreeSet<Integer> kept = new TreeSet<>();
		bestF1().ifPresent(best -> kept.add(points.indexOf(best)));
		int steps = most - 1 - kept.size();
		for (int step = 0; step <= steps; step++) {
			kept.add((int) ((long) (points.size() - 1) * step / steps));
		}
		return kept.stream().map(points::get).toList();
	}

	/**
	 * Average precision: the sum over points of (R<sub>n</sub> - R<sub>n-1</sub>) P<sub>n</sub>, without interpolation, as
	 * scikit-learn's {@code average_precision_score}, except that recall that is never reached adds nothing; empty without gold.
	 */
	public OptionalDouble averagePrecision() {
		if (gold == 0) {
			return OptionalDouble.empty();
		}
		double sum = 0;
		long before = 0;
		for (Point point : points) {
			Counts counts = point.counts();
			sum += (counts.correct() - before) * ((double) counts.correct() / counts.predicted());
			before = counts.correct();
		}
		return OptionalDouble.of(sum / gold);
	}

	/** The point of the highest F1, among equals the one of the highest threshold; empty without a prediction. */
	public Optional<Point> bestF1() {
		Point best = null;
		for (Point point : points) {
			if (best == null || isLarger(point.counts(), best.counts())) {
				best = point;
			}
		}
		return Optional.ofNullable(best);
	}

	/** Compares the fractions correct / (gold + predicted) exactly. */
	private static boolean isLarger(Counts counts, Counts other) {
		return Math.multiplyExact(counts.correct(), other.gold() + other.predicted())
				> Math.multiplyExact(other.correct(), counts.gold() + counts.predicted());
	}
}
