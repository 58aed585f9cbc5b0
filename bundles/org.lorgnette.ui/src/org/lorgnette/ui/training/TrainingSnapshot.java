package org.lorgnette.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.report.Texts;
import org.lorgnette.report.TrainingCharts;
import org.lorgnette.report.chart.LineChart;

/**
 * A training as it is at a moment, ready to be shown.
 *
 * @param facts
 *            what it does now, how fast, how long it will take, and how good the best model is
 * @param step
 *            and {@code total} of the phase; both 0 if that is not known
 * @param charts
 *            by name, in the order in which they are shown
 * @param evaluable
 *            whether the model can be measured on its held-out corpus
 */
record TrainingSnapshot(LiveTraining training, LiveTraining.State state, String facts, long step, long total,
		Map<String, LineChart> charts, boolean evaluable) {

	/** Thins curves of many points out, so not for the UI thread. */
	static TrainingSnapshot of(LiveTraining training, Texts texts) {
		TrainingHistory history = training.history();
		LiveTraining.State state = training.state();
		Optional<TrainingEvent.Step> last = history.last();
		long total = last.map(TrainingEvent.Step::total).orElse(0L);
		return new TrainingSnapshot(training, state, facts(training, state, last), total > 0 ? last.get().step() : 0, total,
				new TrainingCharts(history, texts).all(),
				state == LiveTraining.State.FINISHED && DevelopmentExperiment.isPossible(training, Trainers.registry.get()));
	}

	private static String facts(LiveTraining training, LiveTraining.State state, Optional<TrainingEvent.Step> last) {
		String phase = training.history().phase();
		List<String> facts = new ArrayList<>();
		facts.add(switch (state) {
			case RUNNING -> last.map(step -> TrainingWords.step(phase, step)).orElseGet(() -> TrainingWords.phase(phase));
			case STOPPING -> Messages.viewStopping;
			case STOPPED -> training.isResumable() ? Messages.viewStopped : Messages.viewStoppedForGood;
			case FINISHED -> Messages.viewFinished;
		});
		training.history().best().ifPresent(best -> facts.add(TrainingWords.best(best)));
		if (state == LiveTraining.State.STOPPED) {
			facts.add(training.message());
		}
		return TrainingWords.joined(facts);
	}
}
