package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Task;

/**
 * "Learns" how often each label occurs, a step for each epoch, with a checkpoint after each; the model says so in text. {@code disturb}
 * is called after each step.
 */
final class TallyTrainer implements Trainer {

	private final boolean folder;
	private final Disturbance disturb;

	/** What may go wrong after a step. */
	@FunctionalInterface
	interface Disturbance {
		void after(long step) throws IOException, EngineException;
	}

	TallyTrainer(boolean folder, Disturbance disturb) {
		this.folder = folder;
		this.disturb = disturb;
	}

	TallyTrainer(boolean folder) {
		this(folder, step -> {
		});
	}

	@Override
	public String id() {
		return "tally";
	}

	@Override
	public String description() {
		return "Counts labels.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.NER);
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.of("epochs", Setting.Kind.INTEGER, "4", "Epochs."));
	}

	@Override
	public boolean writesFolder() {
		return folder;
	}

	@Override
	public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		int epochs = settings.integer("epochs");
		session.tell(new TrainingEvent.Phase("training"));
		Path checkpoint = session.checkpoints().resolve("state.txt");
		TreeMap<String, Long> counts = new TreeMap<>();
		int done = 0;
		if (session.resume()) {
			List<String> lines = Files.readAllLines(checkpoint);
			done = Integer.parseInt(lines.getFirst());
			lines.stream().skip(1).map(line -> line.split(" ")).forEach(line -> counts.put(line[0], Long.valueOf(line[1])));
			session.tell(new TrainingEvent.Resumed(done));
		}
		for (int epoch = done; epoch < epochs; epoch++) {
			session.cancellation().check();
			count(data, epoch, session.seed(), counts);
			session.tell(new TrainingEvent.Step(epoch + 1L, epochs, OptionalDouble.of(1.0 / (epoch + 1)), OptionalDouble.of(.1),
					OptionalDouble.of(1000), OptionalDouble.of(epochs - epoch - 1.0)));
			for (TrainingData.Part part : data.development()) {
				session.tell(new TrainingEvent.Evaluation(epoch + 1L, part.name(), Map.of("f1", epoch / 10.0), true));
			}
			Files.createDirectories(session.checkpoints());
			Files.writeString(checkpoint, epoch + 1 + "\n" + text(counts));
			session.tell(new TrainingEvent.Checkpoint(epoch + 1L));
			disturb.after(epoch + 1L);
		}
		if (folder) {
			Files.createDirectories(session.output());
			Files.writeString(session.output().resolve("model.json"), text(counts));
		} else {
			Files.writeString(session.output(), text(counts));
		}
	}

	private static void count(TrainingData data, int epoch, long seed, Map<String, Long> counts) throws IOException {
		for (TrainingData.Part part : data.parts()) {
			long[] position = new long[1];
			try (Stream<Document> documents = part.corpus().open()) {
				documents.forEach(document -> {
					long times = part.times(position[0]++, epoch, seed);
					document.entities().stream().map(Entity::type).forEach(type -> counts.merge(type, times, Long::sum));
				});
			}
		}
	}

	private static String text(Map<String, Long> counts) {
		StringBuilder text = new StringBuilder();
		counts.forEach((type, count) -> text.append(type).append(' ').append(count).append('\n'));
		return text.toString();
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine("tally-engine", Map.of("model", model.toString())));
	}
}
