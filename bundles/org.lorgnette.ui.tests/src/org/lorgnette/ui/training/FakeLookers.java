package org.lorgnette.ui.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.training.Pace;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** A trainer that learns the first answer of its corpus by heart, and the engine that says it of every picture. */
final class FakeLookers implements EngineProvider {

	static final String TRAINER = "looks";
	static final String ENGINE = "looks-engine";

	/** How many questions the trainer has read. */
	final AtomicLong read = new AtomicLong();

	@Override
	public List<Trainer> trainers() {
		return List.of(new Looks());
	}

	private final class Looks implements Trainer {

		@Override
		public String id() {
			return TRAINER;
		}

		@Override
		public String description() {
			return "Learns one answer.";
		}

		@Override
		public Optional<Task> task() {
			return Optional.of(Task.VQA);
		}

		@Override
		public List<Setting> settings() {
			return List.of();
		}

		@Override
		public boolean writesFolder() {
			return true;
		}

		@Override
		public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException {
			String answer;
			try (Stream<PictureQuestion> questions = data.parts().getFirst().corpus().questions()) {
				answer = questions.peek(each -> read.incrementAndGet()).toList().getFirst().question().answers().getFirst();
			}
			session.tell(new Pace(1, 0).step(1, 10, OptionalDouble.of(0.5), OptionalDouble.of(1e-3)));
			Files.createDirectories(session.output());
			Files.writeString(session.output().resolve("model.json"), answer);
		}

		@Override
		public Optional<TrainedEngine> engine(Path model, Settings settings) {
			return Optional.of(new TrainedEngine(ENGINE, Map.of("model", model.toString())));
		}
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(new EngineDescriptor(ENGINE, Family.RULES, Set.of(Task.VQA), Set.of(),
				List.of(Setting.of("model", Setting.Kind.PATH, "", "The model.")), "Says one answer.", List.of(), List.of()));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		return new Looking(engine, settings);
	}

	private record Looking(EngineDescriptor descriptor, Settings settings) implements VisualEngine {

		@Override
		public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) {
			try {
				String learned = Files.readString(Path.of(settings.text("model"), "model.json"));
				return new VisualAnalysis(question, List.of(new Prediction<>(new Answer(question.id(), learned, Optional.empty()), descriptor.id())),
						List.of(), Optional.empty(), List.of(), List.of());
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}
}
