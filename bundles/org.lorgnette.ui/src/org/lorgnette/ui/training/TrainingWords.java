package org.lorgnette.ui.training;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.ui.UserLocale;

/** What trainings tell, in words. */
final class TrainingWords {

	private static final String SEPARATOR = "  \u00B7  ";

	private TrainingWords() {
	}

	/** Phases that many methods have are worded in the reader's language, others are shown as they are. */
	static String phase(String name) {
		return switch (name) {
			case "" -> Messages.phaseNone;
			case "checking the data" -> Messages.phaseChecking;
			case "reading" -> Messages.phaseReading;
			case "training" -> Messages.phaseTraining;
			case "retraining" -> Messages.phaseRetraining;
			case "evaluating" -> Messages.phaseEvaluating;
			case "exporting" -> Messages.phaseExporting;
			default -> name;
		};
	}

	/** Such as {@code training 120 of 1,000 · loss 0.213 · 5,120 words/s · 3:20 left}. */
	static String step(String phase, TrainingEvent.Step step) {
		List<String> facts = new ArrayList<>();
		facts.add(step.total() > 0 ? NLS.bind(Messages.stepOf, new Object[] { phase(phase), count(step.step()), count(step.total()) })
				: NLS.bind(Messages.step, phase(phase), count(step.step())));
		step.loss().ifPresent(loss -> facts.add(NLS.bind(Messages.loss, String.format(UserLocale.get(), "%.4g", loss))));
		step.wordsPerSecond().ifPresent(speed -> facts.add(NLS.bind(Messages.speed, count(Math.round(speed)))));
		step.secondsLeft().ifPresent(left -> facts.add(NLS.bind(Messages.left, duration(left))));
		return String.join(SEPARATOR, facts);
	}

	static String evaluation(TrainingEvent.Evaluation evaluation) {
		return NLS.bind(evaluation.best() ? Messages.evaluationBest : Messages.evaluation,
				new Object[] { count(evaluation.step()), evaluation.data(), metrics(evaluation.metrics()) });
	}

	private static String metrics(Map<String, Double> metrics) {
		List<String> texts = new ArrayList<>();
		metrics.forEach((name, value) -> texts.add((name.equals("f1") ? "F1" : name) + " " + String.format(UserLocale.get(), "%.4f", value)));
		return String.join("  ", texts);
	}

	/** The best model so far. */
	static String best(TrainingEvent.Evaluation best) {
		return NLS.bind(Messages.best, new Object[] { metrics(best.metrics()), best.data(), count(best.step()) });
	}

	static String note(TrainingEvent.Note note) {
		return note.step() > 0 ? NLS.bind(Messages.note, count(note.step()), note.text()) : note.text();
	}

	static String count(long number) {
		return NumberFormat.getIntegerInstance(UserLocale.get()).format(number);
	}

	/** Such as {@code 0:45}, {@code 12:05} or {@code 3:05:00}. */
	static String duration(double seconds) {
		Duration left = Duration.ofSeconds(Math.max(0, Math.round(seconds)));
		return left.toHours() > 0 ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
				: String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
	}

	static String joined(List<String> facts) {
		return String.join(SEPARATOR, facts.stream().filter(fact -> !fact.isEmpty()).toList());
	}
}
