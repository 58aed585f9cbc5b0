package org.lorgnette.training.loop;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.Pace;
import org.lorgnette.engine.training.Trainer;
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
