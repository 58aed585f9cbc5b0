package org.lorgnette.engine.training;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Measures how fast a phase's steps are done, of late and not since its beginning, and makes their events. */
public final class Pace {

	/** After so many seconds a speed counts for a third (1/e) of what it counted at first. */
	private static final double MEMORY_SECONDS = 20;

	private final long total;
	private final LongSupplier nanos;
	private long last;
	private long lastStep;
	private double seconds;
	private double steps;
	private double words;

	/**
	 * @param total steps of the phase, 0 if not known
	 * @param done steps that were done before, by a training that is resumed
	 */
	public Pace(long total, long done) {
		this(total, done, System::nanoTime);
	}

	Pace(long total, long done, LongSupplier nanos) {
		this.total = total;
		this.nanos = nanos;
		this.last = nanos.getAsLong();
		this.lastStep = done;
	}

	/**
	 * The event of a step that was done just now.
	 *
	 * @param newWords words gone through since the last step told, 0 if they are not counted
	 */
	public TrainingEvent.Step step(long step, long newWords, OptionalDouble loss, OptionalDouble rate) {
		long now = nanos.getAsLong();
		double passed = Math.max(0, (now - last) / 1e9);
		double kept = Math.exp(-passed / MEMORY_SECONDS);
		seconds = seconds * kept + passed;
		steps = steps * kept + (step - lastStep);
		words = words * kept + newWords;
		last = now;
		lastStep = step;
		return new TrainingEvent.Step(step, total, loss, rate, words > 0 && seconds > 0 ? OptionalDouble.of(words / seconds)
				: OptionalDouble.empty(), total > 0 && steps > 0 && seconds > 0
						? OptionalDouble.of(Math.max(0, total - step) * seconds / steps) : OptionalDouble.empty());
	}
}
