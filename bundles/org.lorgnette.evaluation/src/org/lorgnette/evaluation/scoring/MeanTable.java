package org.lorgnette.evaluation.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.significance.SumMetric;

/**
 * Means over items, by unit: each item has a number in 0..1 for every value, such as exact match and F1 of an answer. For resampling numbers
 * are kept as multiples of a power of two so small that sums of them are exact; the values over all units are sums of the numbers
 * themselves, in order, as the official scripts add them. Mutable, for one thread.
 */
final class MeanTable implements UnitStatistics {

	/** Values that are 0 or 1 for every item and so need no scale. */
	private static final Set<String> WHOLE = Stream.concat(Stream.of(Score.EXACT, Score.ACC50, Score.FLIPPED, Score.BROKEN, Score.MENDED),
			GroundingTable.NAMES.stream()).collect(Collectors.toUnmodifiableSet());
	private static final int SUM_BITS = 62;
	private static final int DOUBLE_BITS = 52;

	private final List<String> names;
	private final int credited;
	private final int bits;
	private int[] units = new int[16];
	private double[][] numbers;
	private int used;
	private long right;

	/**
	 * @param names
	 *            of the values; an item is right where the first is 1
	 * @param credited
	 *            the value that is the credit of an item
	 * @param most
	 *            items of a unit
	 * @param unitCount
	 *            how many units there are; together they say how large the sums of a resample can become
	 */
	MeanTable(List<String> names, String credited, long most, int unitCount) {
		this.names = List.copyOf(names);
		this.credited = column(credited);
		this.numbers = new double[names.size()][16];
		long sum = Math.max(1, Math.multiplyExact(most, unitCount));
		this.bits = Math.min(DOUBLE_BITS, SUM_BITS - (Long.SIZE - Long.numberOfLeadingZeros(sum)));
	}

	/** Adds an item with its numbers, in the order of the names. */
	void add(int unit, double... values) {
		if (values.length != names.size()) {
			throw new IllegalArgumentException("expected numbers for " + names + ", got " + values.length);
		}
		if (used == units.length) {
			units = Arrays.copyOf(units, 2 * used);
			for (int column = 0; column < numbers.length; column++) {
				numbers[column] = Arrays.copyOf(numbers[column], 2 * used);
			}
		}
		units[used] = unit;
		for (int column = 0; column < numbers.length; column++) {
			numbers[column][used] = values[column];
		}
		right += values[0] == 1 ? 1 : 0;
		used++;
	}

	@Override
	public Counts counts() {
		return new Counts(used, used, right);
	}

	@Override
	public double credit() {
		return sum(credited);
	}

	private double sum(int column) {
		double sum = 0;
		for (int i = 0; i < used; i++) {
			sum += numbers[column][i];
		}
		return sum;
	}

	@Override
	public List<String> values() {
		return names;
	}

	@Override
	public OptionalDouble value(String name) {
		int column = column(name);
		return used == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(column) / used);
	}

	private int bits(int column) {
		return WHOLE.contains(names.get(column)) ? 0 : bits;
	}

	private int column(String name) {
		int column = names.indexOf(name);
		if (column < 0) {
			throw new IllegalArgumentException("expected " + String.join(" or ", names) + ", got '" + name + "'");
		}
		return column;
	}

	@Override
	public SumMetric metric(String name) {
		int column = 1 + column(name);
		int scale = -bits(column - 1);
		return (sums, count) -> sums[0] == 0 ? OptionalDouble.empty()
				: OptionalDouble.of(Math.scalb((double) sums[column], scale) / sums[0]);
	}

	/** One row for each of so many units: how many items, then the sum of each value, in multiples of a power of two unless it is whole. */
	@Override
	public long[][] dense(int unitCount) {
		long[][] rows = new long[unitCount][1 + numbers.length];
		for (int i = 0; i < used; i++) {
			long[] row = rows[units[i]];
			row[0]++;
			for (int column = 0; column < numbers.length; column++) {
				row[1 + column] += (long) Math.rint(Math.scalb(numbers[column][i], bits(column)));
			}
		}
		return rows;
	}

	@Override
	public boolean[] flawless(int unitCount) {
		boolean[] flawless = new boolean[unitCount];
		Arrays.fill(flawless, true);
		for (int i = 0; i < used; i++) {
			flawless[units[i]] &= numbers[0][i] == 1;
		}
		return flawless;
	}
}
