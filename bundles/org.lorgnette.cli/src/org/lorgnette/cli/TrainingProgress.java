package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;

/** Shows how a training goes on: a bar on a terminal, elsewhere a line now and then. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

	/** Elsewhere than on a terminal. */
	private static final long LINE_NANOS = 30_000_000_000L;

	private final Console console;
	private final Messages messages;
	private final String trainer;
	private final ProgressBar bar;
	private final LongSupplier nanos;
	private String phase = "";
	private long said;

	TrainingProgress(Console console, String trainer) {
		this(console, trainer, System::nanoTime);
	}

	TrainingProgress(Console console, String trainer, LongSupplier nanos) {
		this.console = console;
		this.messages = console.messages();
		this.trainer = trainer;
		this.bar = console.bar(trainer);
		this.nanos = nanos;
	}

	@Override
	public void hear(TrainingEvent event) {
		switch (event) {
			case TrainingEvent.Phase next -> {
				phase = worded(next.name());
				said = nanos.getAsLong();
				say(messages.get("train.phase", trainer, phase));
			}
			case TrainingEvent.Step step -> step(step);
			case TrainingEvent.Evaluation evaluation -> say(evaluation(evaluation));
			case TrainingEvent.Resumed resumed -> say(messages.get("train.resumed", count(resumed.step())));
			case TrainingEvent.Note note -> say(
					note.step() > 0 ? messages.get("train.note", count(note.step()), note.text()) : note.text());
			case TrainingEvent.Checkpoint checkpoint -> {
				// There are many, and nothing is to be done about them.
			}
		}
	}

	/** Phases that many methods have are worded in the reader's language. */
	private String worded(String name) {
		String key = "train.phase." + name.replace(' ', '.');
		return messages.bundle().containsKey(key) ? messages.get(key) : name;
	}

	private void step(TrainingEvent.Step step) {
		if (console.isTerminal()) {
			if (step.total() > 0) {
				bar.show(step.step(), step.total(), phase + facts(step));
			} else {
				bar.count(step.step(), phase + facts(step));
			}
		} else if (nanos.getAsLong() - said >= LINE_NANOS) {
			said = nanos.getAsLong();
			say(messages.get("train.step", phase, count(step.step()) + (step.total() > 0 ? "/" + count(step.total()) : "")) + facts(step));
		}
	}

	private String facts(TrainingEvent.Step step) {
		List<String> facts = new ArrayList<>();
		step.loss().ifPresent(loss -> facts.add(messages.get("train.loss", String.format(Locale.ROOT, "%.4g", loss))));
		step.wordsPerSecond().ifPresent(speed -> facts.add(messages.get("train.speed", count(Math.round(speed)))));
		step.secondsLeft().ifPresent(left -> facts.add(messages.get("train.left", duration(left))));
		return facts.isEmpty() ? "" : "  " + String.join("  ", facts);
	}

	/** Such as {@code 45 s}, {@code 12 min} or {@code 3 h 05}. */
	static String duration(double seconds) {
		long whole = Math.round(seconds);
		if (whole < 100) {
			return whole + " s";
		}
		long minutes = Math.round(seconds / 60);
		return minutes < 100 ? minutes + " min" : String.format(Locale.ROOT, "%d h %02d", minutes / 60, minutes % 60);
	}

	private String evaluation(TrainingEvent.Evaluation evaluation) {
		List<String> metrics = new ArrayList<>();
		evaluation.metrics().forEach((name, value) -> metrics.add(name + " " + String.format(Locale.ROOT, "%.4f", value)));
		return messages.get(evaluation.best() ? "train.evaluation.best" : "train.evaluation", count(evaluation.step()), evaluation.data(),
				String.join("  ", metrics));
	}

	private static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private void say(String line) {
		bar.close();
		console.sayText(line);
	}

	@Override
	public void close() {
		bar.close();
	}
}
