package org.lorgnette.training.pretraining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.IntStream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.model.Token;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.loop.NetworkTrainer;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.EncoderFolder;
import org.lorgnette.training.model.StartingPoint;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Trains an encoder on plain text, to begin other trainings with. */
public final class MaskedWordTrainer extends NetworkTrainer {

	private static final String VOCABULARY = "vocabulary";
	private static final String PASSAGE = "passage";

	@Override
	public String id() {
		return "masked-words";
	}

	@Override
	public String description() {
		return "An encoder of words that learns from plain text to tell hidden words; other trainings begin with it.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.empty();
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = LearningSettings.declared(3, 0.002, 3072);
		settings.add(Setting.of(VOCABULARY, Kind.INTEGER, "10000", "How many of the most frequent words are hidden and asked for."));
		settings.add(Setting.of(PASSAGE, Kind.INTEGER, "64", "Words of a passage."));
		return settings;
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		WordStream stream = read(data);
		int passage = settings.integer(PASSAGE);
		int rows = Math.max(1, settings.integer(LearningSettings.BATCH_WORDS) / passage);
		if (stream.length() < rows * passage * 2) {
			throw new EngineException(id() + ": the data has " + stream.length() + " words; expected " + rows * passage * 2 + " at least");
		}
		try (NDManager manager = Torch.manager(session);
				StartingPoint start = StartingPoint.of(settings, session,
						() -> IntStream.range(0, stream.length()).mapToObj(i -> stream.forms().get(stream.word(i))))) {
			Torch.engine().setRandomSeed((int) session.seed());
			MaskedWordTask task = new MaskedWordTask(stream, start.features(), start.size(), settings.integer(VOCABULARY),
					(float) settings.decimal(LearningSettings.DROPOUT), rows, passage, session.seed());
			task.net().initialize(manager, DataType.FLOAT32);
			start.load(task.encoder(), task.encoder(), manager);
			learn(task, LearningSettings.plan(settings, task.batchesPerEpoch() * settings.integer(LearningSettings.EPOCHS), session.seed()),
					manager, session);
			session.tell(new TrainingEvent.Phase("exporting"));
			EncoderFolder.write(session.output(), task.encoder(), start.size(), start.features(), start.subwords());
		}
	}

	private static WordStream read(TrainingData data) throws IOException {
		WordStream stream = new WordStream();
		for (TrainingData.Part part : data.parts()) {
			try (Stream<Document> documents = part.corpus().open()) {
				int[] number = { 0 };
				documents.forEach(document -> {
					Document tokenized = document.tokens().isEmpty() ? SimpleTokenizer.tokenize(document) : document;
					for (int times = part.times(number[0]++, 0, 0); times > 0; times--) {
						for (Token token : tokenized.tokens()) {
							stream.add(token.text(document.text()));
						}
						document.questions().forEach(question -> SimpleTokenizer.tokens(question.text(), List.of())
								.forEach(token -> stream.add(token.text(question.text()))));
					}
				});
			} catch (UncheckedIOException e) {
				throw e.getCause();
			}
		}
		return stream;
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.empty();
	}
}
