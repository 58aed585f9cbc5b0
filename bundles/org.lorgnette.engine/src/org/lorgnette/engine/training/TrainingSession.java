package org.lorgnette.engine.training;

import java.nio.file.Path;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;

/**
 * How one training runs: where to, on what, and who watches it.
 *
 * @param output the file or folder to write, which does not exist yet
 * @param checkpoints a folder for the trainer's checkpoints alone, which may not exist yet; anything in it makes the training one that
 *        can be resumed, and it is removed when the model is complete
 * @param resume whether there is something in {@code checkpoints}, written by a training with the same data, settings and seed, to go
 *        on from to the result that one would have had; if it stopped amid its first checkpoint, nothing of use
 * @param seed of everything that is left to chance
 * @param device what {@link Trainer#device} gave
 * @param threads at most so many; empty for as many as the method thinks best
 */
public record TrainingSession(Path output, Path checkpoints, boolean resume, long seed, ComputeDevice device, OptionalInt threads,
		TrainingListener listener, Cancellation cancellation) {

	/** A new training on the processor with seed 1 that nobody watches, with checkpoints beside the output. */
	public TrainingSession(Path output) {
		this(output, output.resolveSibling(output.getFileName() + ".checkpoints"), false, 1, ComputeDevice.CPU, OptionalInt.empty(),
				TrainingListener.NONE, Cancellation.NONE);
	}

	/** The same with another listener. */
	public TrainingSession watchedBy(TrainingListener newListener) {
		return new TrainingSession(output, checkpoints, resume, seed, device, threads, newListener, cancellation);
	}

	/** The same with another cancellation. */
	public TrainingSession cancelledBy(Cancellation newCancellation) {
		return new TrainingSession(output, checkpoints, resume, seed, device, threads, listener, newCancellation);
	}

	/** Tells the listener. */
	public void tell(TrainingEvent event) {
		listener.hear(event);
	}
}
