package org.lorgnette.engine.djl.decode;

import org.lorgnette.engine.Cancellation;

/**
 * Forward and backward sums over legal sequences as products that are scaled anew at each word (Rabiner 1989, section V.A): a few
 * times faster than in logarithms. Where a step leaves next to nothing of what was there, they give up, since what was lost
 * before might count.
 */
final class ScaledSums {

	/** Within two steps every tag can be left for {@code O}; with this, what was lost then is still far below all digits. */
	private static final double LEAST = 1e-80;
	private static final int CHECK_EVERY = 8192;

	private final TagGrammar grammar;
	private final double[] start;
	private final double[] end;
	private final LogStep step;
	private final double inverse;

	ScaledSums(TagGrammar grammar, double[] start, double[] end, LogStep step, double inverse) {
		this.grammar = grammar;
		this.start = start;
		this.end = end;
		this.step = step;
		this.inverse = inverse;
	}

	/**
	 * Fills the rows that are there with the logarithms of the sums of all beginnings up to and with a word.
	 *
	 * @return the logarithm of the sum of everything, or NaN if that cannot be said in products
	 */
	double forward(float[] emissions, int from, int length, double[][] kept, Cancellation cancellation) {
		int size = grammar.size();
		double[] sums = new double[size];
		double[] next = new double[size];
		double offset = 0;
		for (int i = 0; i < length; i++) {
			if (i % CHECK_EVERY == 0) {
				cancellation.check();
			}
			int row = (from + i) * size;
			double most = max(emissions, row, size);
			double norm = 0;
			for (int tag = 0; tag < size; tag++) {
				double before = i > 0 ? step.product(sums, tag, grammar.previous(tag), true)
						: grammar.mayStart(tag) ? Math.exp(start[tag]) : 0;
				next[tag] = before == 0 ? 0 : before * Math.exp((emissions[row + tag] - most) * inverse);
				norm += next[tag];
			}
			offset += most * inverse + (i > 0 ? step.largest() : 0);
			offset = scale(next, norm, offset);
			keep(kept[i], next, offset);
			double[] swapped = sums;
			sums = next;
			next = swapped;
		}
		double all = 0;
		for (int tag = 0; tag < size; tag++) {
			all += grammar.mayEnd(tag) ? sums[tag] * Math.exp(end[tag]) : 0;
		}
		return isSound(all) ? offset + Math.log(all) : Double.NaN;
	}

	/** As {@link #forward}, for the sums of all ends from a word on, its own emission included; false if that cannot be said. */
	boolean backward(float[] emissions, int from, int length, double[][] kept, Cancellation cancellation) {
		int size = grammar.size();
		double[] sums = new double[size];
		double[] before = new double[size];
		double offset = 0;
		int first = first(kept);
		for (int i = length - 1; i >= first; i--) {
			if (i % CHECK_EVERY == 0) {
				cancellation.check();
			}
			int row = (from + i) * size;
			double most = max(emissions, row, size);
			double norm = 0;
			for (int tag = 0; tag < size; tag++) {
				double after = i < length - 1 ? step.product(sums, tag, grammar.next(tag), false)
						: grammar.mayEnd(tag) ? Math.exp(end[tag]) : 0;
				before[tag] = after == 0 ? 0 : after * Math.exp((emissions[row + tag] - most) * inverse);
				norm += before[tag];
			}
			offset += most * inverse + (i < length - 1 ? step.largest() : 0);
			offset = scale(before, norm, offset);
			keep(kept[i], before, offset);
			double[] swapped = sums;
			sums = before;
			before = swapped;
		}
		return !Double.isNaN(offset);
	}

	/** The first row that is wanted, or the number of rows if none is. */
	static int first(double[][] kept) {
		int first = 0;
		while (first < kept.length && kept[first] == null) {
			first++;
		}
		return first;
	}

	/** Makes the sums add up to 1, gives the new offset; NaN, and so from there on, if too little is left. */
	private static double scale(double[] sums, double norm, double offset) {
		if (!isSound(norm)) {
			return Double.NaN;
		}
		for (int tag = 0; tag < sums.length; tag++) {
			sums[tag] /= norm;
		}
		return offset + Math.log(norm);
	}

	private static boolean isSound(double sum) {
		return sum > LEAST && sum < 1 / LEAST;
	}

	private static void keep(double[] row, double[] sums, double offset) {
		if (row != null) {
			for (int tag = 0; tag < row.length; tag++) {
				row[tag] = Math.log(sums[tag]) + offset;
			}
		}
	}

	private static double max(float[] emissions, int row, int size) {
		float most = emissions[row];
		for (int tag = 1; tag < size; tag++) {
			most = Math.max(most, emissions[row + tag]);
		}
		return most;
	}
}
