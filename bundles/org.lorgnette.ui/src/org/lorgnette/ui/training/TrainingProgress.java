package org.lorgnette.ui.training;

import java.time.Duration;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.ui.launch.WorkProgress;

/** Tells the Progress view and the console how a training goes on, until it is muted. */
final class TrainingProgress implements TrainingListener {

	static final int TICKS = 1_000;
	/** Reading before and scoring after are short. */
	private static final int TICKS_TO_TRAIN = 950;
	private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

	private final WorkProgress shown;
	private final TrainingProcess process;
	private String phase = "";

	TrainingProgress(IProgressMonitor monitor, TrainingProcess process) {
		this.shown = new WorkProgress(monitor, process, BETWEEN_LINES);
		this.process = process;
	}

	/** From now on nothing is heard of the training: it has been left behind. */
	void mute() {
		shown.mute();
	}

	@Override
	public synchronized void hear(TrainingEvent event) {
		if (shown.isMuted()) {
			return;
		}
		switch (event) {
			case TrainingEvent.Phase next -> {
				phase = next.name();
				shown.phase(NLS.bind(Messages.phaseBegins, TrainingWords.phase(phase)));
			}
			case TrainingEvent.Step step -> step(step);
			case TrainingEvent.Evaluation evaluation -> process.say(TrainingWords.evaluation(evaluation));
			case TrainingEvent.Resumed resumed -> process.say(NLS.bind(Messages.resumed, TrainingWords.count(resumed.step())));
			case TrainingEvent.Note note -> process.say(TrainingWords.note(note));
			case TrainingEvent.Checkpoint checkpoint -> {
				// There are many, and nothing is to be done about them.
			}
		}
	}

	private void step(TrainingEvent.Step step) {
		long now = System.nanoTime();
		if (shown.isDue(now, false)) {
			if (step.total() > 0 && step.loss().isPresent()) {
				shown.advance((int) (TICKS_TO_TRAIN * step.step() / step.total()));
			}
			shown.show(TrainingWords.step(phase, step), now);
		}
	}
}
