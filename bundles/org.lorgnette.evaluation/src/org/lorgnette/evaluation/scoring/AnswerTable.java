package org.lorgnette.evaluation.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.significance.SumMetric;

/**
 * Exact match and F1 of questions, by unit: both are means over questions. For resampling F1 is kept as a multiple of a power of two so
 * small that sums of it are exact; the values over all units are sums of the scores themselves, in order, as the official script adds them.
 */
final class AnswerTable implements UnitStatistics {

	private static final int QUESTIONS = 0;
	private static final int EXACT = 1;
	private static final int F1 = 2;
	private static final int SUM_BITS = 62;
	private static final int DOUBLE_BITS = 52;

	private final int bits;
	private int[] units = new int[16];
	private double[] exact = new double[16];
	private double[] f1 = new double[16];
	private int used;

	/**
	 * @param most
	 *            questions of a unit
	 * @param unitCount
	 *            how many units there are; together they say how large the sums of a resample can become
	 */
	AnswerTable(long most, int unitCount) {
		long sum = Math.max(1, Math.multiplyExact(most, unitCount));
		this.bits = Math.min(DOUBLE_BITS, SUM_BITS - (Long.SIZE - Long.numberOfLeadingZeros(sum)));
	}

	/** Adds a question; its scores are in 0..1. */
	void add(int unit, double exactMatch, double wordF1) {
		if (used == units.length) {
			units = Arrays.copyOf(units, 2 * used);
			exact = Arrays.copyOf(exact, 2 * used);
			f1 = Arrays.copyOf(f1, 2 * used);
		}
		units[used] = unit;
		exact[used] = exactMatch;
		f1[used++] = wordF1;
	}

	@Override
	public Counts counts() {
		return new Counts(used, used, Math.round(sum(exact)));
	}

	@Override
	public double credit() {
		return sum(f1);
	}

	private double sum(double[] scores) {
		double sum = 0;
		for (int i = 0; i < used; i++) {
			sum += scores[i];
		}
		return sum;
	}

	@Override
	public List<String> values() {
		return List.of(Score.EXACT, Score.F1);
	}

	@Override
	public OptionalDouble value(String name) {
		double[] scores = column(name) == EXACT ? exact : f1;
		return used == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(scores) / used);
	}

	private static int column(String name) {
		return switch (name) {
			case Score.EXACT -> EXACT;
			case Score.F1 -> F1;
			default -> throw new IllegalArgumentException("expected exact or f1, got '" + name + "'");
		};
	}

	@Override
	public SumMetric metric(String name) {
		int column = column(name);
		int scale = column == F1 ? -bits : 0;
		return (sums, count) -> sums[QUESTIONS] == 0 ? OptionalDouble.empty()
				: OptionalDouble.of(Math.scalb((double) sums[column], scale) / sums[QUESTIONS]);
	}

	@Override
	public long[][] dense(int unitCount) {
		long[][] rows = new long[unitCount][3];
		for (int i = 0; i < used; i++) {
			long[] row = rows[units[i]];
			row[QUESTIONS]++;
			row[EXACT] += Math.round(exact[i]);
			row[F1] += (long) Math.rint(Math.scalb(f1[i], bits));
		}
		return rows;
	}

	@Override
	public boolean[] flawless(int unitCount) {
		boolean[] flawless = new boolean[unitCount];
		Arrays.fill(flawless, true);
		for (int i = 0; i < used; i++) {
			flawless[units[i]] &= exact[i] == 1;
		}
		return flawless;
	}
}
