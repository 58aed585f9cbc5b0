package org.lorgnette.engine.explain;

/** Points and weights on 0..1 that integrate polynomials of degree {@code 2 n - 1} exactly. */
final class GaussLegendre {

	private static final int NEWTON_STEPS = 100;

	private final double[] points;
	private final double[] weights;

	GaussLegendre(int n) {
		points = new double[n];
		weights = new double[n];
		for (int i = 0; i < n; i++) {
			double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
			double derivative = 0;
			for (int step = 0; step < NEWTON_STEPS; step++) {
				double before = 1;
				double value = x;
				for (int k = 2; k <= n; k++) {
					double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
					before = value;
					value = next;
				}
				derivative = n * (x * value - before) / (x * x - 1);
				double change = value / derivative;
				x -= change;
				if (Math.abs(change) < 1e-15) {
					break;
				}
			}
			points[n - 1 - i] = (1 + x) / 2;
			weights[n - 1 - i] = 1 / ((1 - x * x) * derivative * derivative);
		}
	}

	double point(int i) {
		return points[i];
	}

	double weight(int i) {
		return weights[i];
	}

	int size() {
		return points.length;
	}
}
