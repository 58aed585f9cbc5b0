package org.lorgnette.metrics.significance;

import java.util.Arrays;

/** Whole numbers, one row per unit, in one array of shape (units, width). Sums are exact: an overflow is an error. */
final class LongTable {

	private final long[] values;
	private final int units;
	private final int width;

	private LongTable(long[] values, int units, int width) {
		this.values = values;
		this.units = units;
		this.width = width;
		requireSumsFit();
	}

	/** Takes the array over. */
	static LongTable ofColumn(long[] values) {
		return new LongTable(values, values.length, 1);
	}

	static LongTable of(boolean[] right) {
		long[] values = new long[right.length];
		for (int unit = 0; unit < right.length; unit++) {
			values[unit] = right[unit] ? 1 : 0;
		}
		return ofColumn(values);
	}

	/** @throws IllegalArgumentException if rows differ in length */
	static LongTable of(long[][] rows) {
		int width = rows.length == 0 ? 0 : rows[0].length;
		long[] values = new long[Math.multiplyExact(rows.length, width)];
		for (int unit = 0; unit < rows.length; unit++) {
			if (rows[unit].length != width) {
				throw new IllegalArgumentException(
						"unit " + unit + " has " + rows[unit].length + " numbers, expected " + width + " as in unit 0");
			}
			System.arraycopy(rows[unit], 0, values, unit * width, width);
		}
		return new LongTable(values, rows.length, width);
	}

	int units() {
		return units;
	}

	int width() {
		return width;
	}

	long[] sum(int[] selected) {
		return switch (width) {
			case 1 -> sumOne(selected);
			case 3 -> sumThree(selected);
			default -> sumAny(selected);
		};
	}

	long[] sum() {
		long[] sums = new long[width];
		for (int unit = 0; unit < units; unit++) {
			add(sums, unit, 1);
		}
		return sums;
	}

	/** Adds {@code sign} times the row of the unit to the sums. */
	void add(long[] sums, int unit, int sign) {
		int at = unit * width;
		for (int column = 0; column < width; column++) {
			sums[column] += sign * values[at + column];
		}
	}

	boolean sameRow(LongTable other, int unit) {
		int from = unit * width;
		return Arrays.equals(values, from, from + width, other.values, from, from + width);
	}

	private long[] sumOne(int[] selected) {
		long sum = 0;
		for (int unit : selected) {
			sum += values[unit];
		}
		return new long[] { sum };
	}

	/** Three columns are the counts of precision and recall, the common case: sums stay in registers. */
	private long[] sumThree(int[] selected) {
		long first = 0;
		long second = 0;
		long third = 0;
		for (int unit : selected) {
			int at = 3 * unit;
			first += values[at];
			second += values[at + 1];
			third += values[at + 2];
		}
		return new long[] { first, second, third };
	}

	private long[] sumAny(int[] selected) {
		long[] sums = new long[width];
		for (int unit : selected) {
			int at = unit * width;
			for (int column = 0; column < width; column++) {
				sums[column] += values[at + column];
			}
		}
		return sums;
	}

	/** A resample may draw the largest row in every draw. */
	private void requireSumsFit() {
		for (int at = 0; at < values.length; at++) {
			long value = values[at];
			if (value == Long.MIN_VALUE || Math.abs(value) > Long.MAX_VALUE / units) {
				throw new IllegalArgumentException("unit " + at / width + ": " + value + " is too large to be summed over "
						+ units + " units");
			}
		}
	}
}
