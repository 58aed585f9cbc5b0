package org.lorgnette.metrics.significance;

/** Sample quantiles with linear interpolation (type 7 of Hyndman and Fan 1996; the default of R and NumPy). */
final class Quantiles {

	private Quantiles() {
	}

	/**
	 * @param sorted ascending, at least one number
	 * @param probability in 0..1
	 */
	static double of(double[] sorted, double probability) {
		double position = (sorted.length - 1) * probability;
		int below = (int) Math.floor(position);
		int above = Math.min(below + 1, sorted.length - 1);
		double part = position - below;
		// Interpolating between equal numbers must give that number, not one rounded away from it.
		return part == 0 || sorted[below] == sorted[above] ? sorted[below]
				: sorted[below] + part * (sorted[above] - sorted[below]);
	}
}
