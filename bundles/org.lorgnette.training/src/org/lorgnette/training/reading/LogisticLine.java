package org.lorgnette.training.reading;

/**
 * The logistic regression on one number: the logarithm of the odds of yes is {@code slope * x + offset}. Found by Newton's method,
 * with targets a little away from 0 and 1 (Platt 1999), so that it exists also where x separates the two.
 */
record LogisticLine(double slope, double offset) {

	private static final int ROUNDS = 100;
	private static final double ENOUGH = 1e-9;

	/** @param yes what is to be told, for each x; both occur */
	static LogisticLine fit(double[] x, boolean[] yes) {
		int positive = 0;
		for (boolean each : yes) {
			positive += each ? 1 : 0;
		}
		double high = (positive + 1.0) / (positive + 2.0);
		double low = 1.0 / (yes.length - positive + 2.0);
		double slope = 0;
		double offset = Math.log((positive + 1.0) / (yes.length - positive + 1.0));
		double loss = loss(x, yes, high, low, slope, offset);
		for (int round = 0; round < ROUNDS; round++) {
			double g = 0;
			double gx = 0;
			double h = ENOUGH;
			double hx = 0;
			double hxx = ENOUGH;
			for (int i = 0; i < x.length; i++) {
				double probability = 1 / (1 + Math.exp(-(slope * x[i] + offset)));
				double error = probability - (yes[i] ? high : low);
				double weight = probability * (1 - probability);
				g += error;
				gx += error * x[i];
				h += weight;
				hx += weight * x[i];
				hxx += weight * x[i] * x[i];
			}
			double determinant = h * hxx - hx * hx;
			double down = (hxx * g - hx * gx) / determinant;
			double along = (h * gx - hx * g) / determinant;
			double step = 1;
			double next = loss(x, yes, high, low, slope - step * along, offset - step * down);
			while (next > loss && step > ENOUGH) {
				step /= 2;
				next = loss(x, yes, high, low, slope - step * along, offset - step * down);
			}
			if (!(loss - next > ENOUGH * loss)) {
				break;
			}
			slope -= step * along;
			offset -= step * down;
			loss = next;
		}
		return new LogisticLine(slope, offset);
	}

	private static double loss(double[] x, boolean[] yes, double high, double low, double slope, double offset) {
		double loss = 0;
		for (int i = 0; i < x.length; i++) {
			double odds = slope * x[i] + offset;
			double target = yes[i] ? high : low;
			loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - target * odds;
		}
		return loss;
	}
}
