package org.lorgnette.engine.djl.pixels;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Along one side, from which source pixels each new one is made: the first, and whole weights from there on, of which 2^22 are
 * one. Source and rounding: {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} of Pillow.
 *
 * @param from the place of the first new pixel that is asked for, along the whole side
 */
record Taps(int from, int[] firsts, int[][] weights) {

	/** Bits behind the point. */
	static final int BITS = 32 - 8 - 2;

	private static final int ONE = 1 << BITS;

	/**
	 * @param source
	 *            pixels of the side
	 * @param target
	 *            pixels that it is scaled to
	 * @param from
	 *            the first of them that is wanted
	 * @param to
	 *            behind the last
	 */
	static Taps of(Resampling resampling, int source, int target, int from, int to) {
		if (source == target) {
			return single(from, IntStream.range(from, to).toArray());
		}
		if (resampling == Resampling.NEAREST) {
			return single(from, nearest(source, target, from, to));
		}
		double scale = (double) source / target;
		double stretch = Math.max(1, scale);
		double support = resampling.support() * stretch;
		double shrink = 1 / stretch;
		int[] firsts = new int[to - from];
		int[][] weights = new int[to - from][];
		for (int place = from; place < to; place++) {
			double centre = (place + 0.5) * scale;
			int first = Math.max(0, (int) (centre - support + 0.5));
			int end = Math.min(source, (int) (centre + support + 0.5));
			double[] exact = new double[end - first];
			double sum = 0;
			for (int i = 0; i < exact.length; i++) {
				exact[i] = resampling.weight((i + first - centre + 0.5) * shrink);
				sum += exact[i];
			}
			firsts[place - from] = first;
			weights[place - from] = whole(exact, sum);
		}
		return new Taps(from, firsts, weights);
	}

	private static int[] whole(double[] exact, double sum) {
		int[] whole = new int[exact.length];
		for (int i = 0; i < exact.length; i++) {
			double share = sum == 0 ? exact[i] : exact[i] / sum;
			whole[i] = (int) (share * ONE + (share < 0 ? -0.5 : 0.5));
		}
		return whole;
	}

	private static Taps single(int from, int[] places) {
		int[][] weights = new int[places.length][];
		Arrays.setAll(weights, i -> new int[] {ONE});
		return new Taps(from, places, weights);
	}

	/** Places add up step by step, with their rounding ({@code ImagingScaleAffine}). */
	private static int[] nearest(int source, int target, int from, int to) {
		double step = (double) source / target;
		double at = step * 0.5;
		int[] places = new int[to - from];
		for (int place = 0; place < to; place++) {
			if (place >= from) {
				places[place - from] = Math.min(source - 1, (int) at);
			}
			at += step;
		}
		return places;
	}

	int count() {
		return firsts.length;
	}

	/** The first source pixel that any needs. */
	int begin() {
		return IntStream.of(firsts).min().orElse(0);
	}

	/** Behind the last one. */
	int end() {
		return IntStream.range(0, count()).map(i -> firsts[i] + weights[i].length).max().orElse(0);
	}
}
