package org.lorgnette.training.loop;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.runtime.MemoryShortage;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.Pace;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;

import ai.djl.ndarray.NDManager;

/** A trainer whose model is a network in a folder. */
public abstract class NetworkTrainer implements Trainer {

	@Override
	public boolean writesFolder() {
		return true;
	}

	@Override
	public ComputeDevice device(ComputeDevice wanted) throws EngineUnavailableException {
		return Torch.device(wanted);
	}

	/** @throws EngineException also if memory does not do for it, with what to do */
	@Override
	public final void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		try {
			make(data, settings, session);
		} catch (RuntimeException | OutOfMemoryError e) {
			Optional<MemoryShortage> shortage = MemoryShortage.in(e);
			if (shortage.isPresent()) {
				throw shortOfMemory(shortage.get(), settings, session, e);
			}
			throw e;
		}
	}

	private EngineException shortOfMemory(MemoryShortage shortage, Settings settings, TrainingSession session, Throwable cause) {
		String batch = settings.asMap().getOrDefault(LearningSettings.BATCH_WORDS, "");
		String smaller = batch.isEmpty() ? "train a smaller network" : "make the setting '" + LearningSettings.BATCH_WORDS + "' smaller than "
				+ batch;
		String elsewhere = shortage.gpu() ? "; or train on the processor with 'device: cpu' (this was " + session.device() + ")"
				: shortage.told().startsWith("Java") ? "; or give Java more memory by LORGNETTE_OPTS=-Xmx8g" : "; or close other programs";
		return new EngineException(id() + ": " + shortage + "; " + smaller + elsewhere, cause);
	}

	/** Trains, as {@link #train} does. */
	protected abstract void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException;

	/** Learns a task to its end. */
	protected final void learn(LearningTask task, TrainingPlan plan, NDManager manager, TrainingSession session)
			throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("training"));
		TrainingLoop.Outcome outcome;
		try {
			outcome = new TrainingLoop(task, plan, manager).run(session.checkpoints(), session.resume(), new Telling(session, plan),
					session.cancellation()::isCancelled);
		} catch (LearningException e) {
			throw new EngineException(id() + ": " + e.getMessage(), e);
		}
		if (outcome == TrainingLoop.Outcome.STOPPED) {
			throw new CancellationException();
		}
	}

	/** Passes on what the loop tells. */
	private static final class Telling implements LoopListener {

		private final TrainingSession session;
		private final TrainingPlan plan;
		private Pace pace;

		Telling(TrainingSession session, TrainingPlan plan) {
			this.session = session;
			this.plan = plan;
			this.pace = new Pace(plan.steps(), 0);
		}

		@Override
		public void stepped(long step, double loss, double rate, long words) {
			session.tell(pace.step(step, words, OptionalDouble.of(loss), OptionalDouble.of(rate)));
		}

		@Override
		public void evaluated(long step, Evaluated evaluated, boolean better) {
			evaluated.parts().forEach((name, metrics) -> session.tell(new TrainingEvent.Evaluation(step, name, metrics, better)));
		}

		@Override
		public void resumed(long step) {
			pace = new Pace(plan.steps(), step);
			session.tell(new TrainingEvent.Resumed(step));
		}

		@Override
		public void checkpointed(long step) {
			session.tell(new TrainingEvent.Checkpoint(step));
		}

		@Override
		public void skipped(long step, String why) {
			session.tell(new TrainingEvent.Note(step, why));
		}
	}
}
