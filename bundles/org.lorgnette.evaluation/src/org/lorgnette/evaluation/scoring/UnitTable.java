package org.lorgnette.evaluation.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.significance.SumMetric;

/**
 * For each unit how many items the gold holds, how many were predicted, and how much credit they earn, in halves so that partial
 * credit stays a whole number. Units without any item are not stored. Mutable, for one thread.
 */
final class UnitTable implements UnitStatistics {

	private static final int WIDTH = 4;
	private static final int GOLD = 0;
	private static final int PREDICTED = 1;
	private static final int HALVES = 2;

	/** Precision: credit / predicted; recall: credit / gold; F1: 2 credit / (gold + predicted). */
	enum Measure implements SumMetric {
		PRECISION, RECALL, F1;

		/** @throws IllegalArgumentException unless the name is precision, recall or f1 */
		static Measure of(String name) {
			return Arrays.stream(values()).filter(measure -> measure.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("expected precision, recall or f1, got '" + name + "'"));
		}

		@Override
		public OptionalDouble of(long[] sums, long units) {
			long whole = switch (this) {
				case PRECISION -> 2 * sums[PREDICTED];
				case RECALL -> 2 * sums[GOLD];
				case F1 -> sums[GOLD] + sums[PREDICTED];
			};
			return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sums[HALVES] / whole);
		}
	}

	/** Rows of gold, predicted, halves of credit, correct. */
	private long[] rows = new long[16 * WIDTH];
	private int[] units = new int[16];
	private int used;
	private final long[] sums = new long[WIDTH];

	/** Adds to a unit; units come in ascending order. */
	void add(int unit, Counts counts, long halves) {
		if (counts.gold() == 0 && counts.predicted() == 0) {
			return;
		}
		if (used == 0 || units[used - 1] != unit) {
			if (used == units.length) {
				units = Arrays.copyOf(units, 2 * used);
				rows = Arrays.copyOf(rows, 2 * rows.length);
			}
			units[used++] = unit;
		}
		long[] added = { counts.gold(), counts.predicted(), halves, counts.correct() };
		for (int column = 0; column < WIDTH; column++) {
			rows[(used - 1) * WIDTH + column] += added[column];
			sums[column] += added[column];
		}
	}

	/** Adds items that are right or wrong. */
	void add(int unit, Counts counts) {
		add(unit, counts, 2 * counts.correct());
	}

	@Override
	public Counts counts() {
		return new Counts(sums[GOLD], sums[PREDICTED], sums[WIDTH - 1]);
	}

	@Override
	public double credit() {
		return sums[HALVES] / 2.0;
	}

	@Override
	public List<String> values() {
		return List.of(Score.PRECISION, Score.RECALL, Score.F1);
	}

	@Override
	public OptionalDouble value(String name) {
		return metric(name).of(sums, used);
	}

	@Override
	public SumMetric metric(String name) {
		return Measure.of(name);
	}

	/** One row (gold, predicted, halves) for each of so many units, in order. */
	@Override
	public long[][] dense(int unitCount) {
		long[][] dense = new long[unitCount][];
		long[] nothing = new long[WIDTH - 1];
		Arrays.fill(dense, nothing);
		for (int i = 0; i < used; i++) {
			dense[units[i]] = Arrays.copyOfRange(rows, i * WIDTH, i * WIDTH + WIDTH - 1);
		}
		return dense;
	}

	@Override
	public boolean[] flawless(int unitCount) {
		boolean[] flawless = new boolean[unitCount];
		Arrays.fill(flawless, true);
		for (int i = 0; i < used; i++) {
			long correct = rows[i * WIDTH + WIDTH - 1];
			flawless[units[i]] = rows[i * WIDTH + GOLD] == correct && rows[i * WIDTH + PREDICTED] == correct;
		}
		return flawless;
	}
}
