package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.Pace;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.FakeEngine;

/** A trainer that makes steps at a pace of the test's choosing, with checkpoints, and the engine of its models: words in capitals. */
final class FakeTrainers implements EngineProvider {

	static final String TRAINER = "steps";
	static final String ENGINE = "steps-engine";

	private static final Pattern WORD = Pattern.compile("\\b\\p{Lu}{2,}\\b");

	volatile long pauseMillis;
	/** Writing the last checkpoint waits for this, whether or not somebody interrupts it. */
	volatile CountDownLatch saving = new CountDownLatch(0);
	/** Thrown after the third step, if there is one. */
	volatile Optional<Error> fault = Optional.empty();

	@Override
	public List<Trainer> trainers() {
		return List.of(new Steps());
	}

	private final class Steps implements Trainer {

		@Override
		public String id() {
			return TRAINER;
		}

		@Override
		public String description() {
			return "Makes steps.";
		}

		@Override
		public Optional<Task> task() {
			return Optional.of(Task.NER);
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.of("steps", Setting.Kind.INTEGER, "40", "Steps."));
		}

		@Override
		public boolean writesFolder() {
			return true;
		}

		@Override
		public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
			int steps = settings.integer("steps");
			long sum = session.seed();
			long done = 0;
			Path checkpoint = session.checkpoints().resolve("state");
			session.tell(new TrainingEvent.Phase("training"));
			if (session.resume()) {
				List<String> lines = Files.readAllLines(checkpoint);
				done = Long.parseLong(lines.get(0));
				sum = Long.parseLong(lines.get(1));
				session.tell(new TrainingEvent.Resumed(done));
			}
			Pace pace = new Pace(steps, done);
			for (long step = done + 1; step <= steps; step++) {
				if (session.cancellation().isCancelled()) {
					save(session, checkpoint, step - 1, sum);
					throw new CancellationException();
				}
				sleep();
				sum = sum * 31 + step;
				session.tell(pace.step(step, 100, OptionalDouble.of(2.0 / step), OptionalDouble.of(1e-3 * (1 - (double) step / (steps + 1)))));
				if (step % 5 == 0) {
					for (TrainingData.Part part : data.development()) {
						session.tell(new TrainingEvent.Evaluation(step, part.name(), Map.of("f1", (double) step / steps), true));
					}
				}
				if (step == 3 && fault.isPresent()) {
					throw fault.get();
				}
			}
			Files.createDirectories(session.output());
			Files.writeString(session.output().resolve("model.json"), "{\"sum\": " + sum + "}\n");
		}

		private void save(TrainingSession session, Path checkpoint, long step, long sum) throws IOException {
			boolean waiting = true;
			while (waiting) {
				try {
					saving.await();
					waiting = false;
				} catch (InterruptedException e) {
					// A checkpoint is written to its end.
				}
			}
			Files.createDirectories(session.checkpoints());
			Files.writeString(checkpoint, step + "\n" + sum + "\n");
			session.tell(new TrainingEvent.Checkpoint(step));
		}

		private void sleep() {
			try {
				Thread.sleep(pauseMillis);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public Optional<TrainedEngine> engine(Path model, Settings settings) {
			return Optional.of(new TrainedEngine(ENGINE, Map.of("model", model.toString())));
		}
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(new EngineDescriptor(ENGINE, Family.RULES, Set.of(Task.NER), Set.of(),
				List.of(Setting.of("model", Setting.Kind.PATH, "", "The model.")), "Words in capitals.", List.of("PER"), List.of()));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (!Files.exists(Path.of(settings.text("model")).resolve("model.json"))) {
			throw new EngineUnavailableException("no model", "train one");
		}
		return new FakeEngine(engine, settings, (document, cancellation) -> {
			List<Prediction<? extends Value>> found = new ArrayList<>();
			Matcher words = WORD.matcher(document.text());
			while (words.find()) {
				found.add(new Prediction<>(new Entity("T" + found.size(), "PER", new Span(words.start(), words.end())), engine.id()));
			}
			return new Analysis(document, found);
		});
	}
}
