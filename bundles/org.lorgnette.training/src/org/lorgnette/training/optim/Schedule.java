package org.lorgnette.training.optim;

/**
 * A learning rate that grows linearly over the first steps (warm-up) and then falls along half a cosine to a tenth of its peak.
 *
 * @param peak the largest rate
 * @param warmup steps until then
 * @param total steps of the training
 */
public record Schedule(double peak, long warmup, long total) {

	private static final double END = 0.1;

	/** @throws IllegalArgumentException unless {@code peak > 0} and {@code 0 <= warmup <= total} */
	public Schedule {
		if (!(peak > 0) || warmup < 0 || warmup > total) {
			throw new IllegalArgumentException("not a schedule: peak " + peak + ", warm-up " + warmup + " of " + total + " steps");
		}
	}

	/** The rate of a step, counted from 0. */
	public double rate(long step) {
		if (step < warmup) {
			return peak * (step + 1) / warmup;
		}
		double done = Math.min(1, (step - warmup) / (double) Math.max(1, total - warmup));
		return peak * (END + (1 - END) * (1 + Math.cos(Math.PI * done)) / 2);
	}
}
