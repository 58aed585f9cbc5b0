package org.lorgnette.training.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.generation.LanguageFolder;
import org.lorgnette.engine.djl.generation.NeuralLanguageEngine;
import org.lorgnette.engine.djl.generation.TextPieces;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.loop.NetworkTrainer;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.subword.ByteSubwords;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Trains a language model on plain text. */
public final class LanguageTrainer extends NetworkTrainer {

	private static final String CONTEXT = "context";
	private static final String NAME = "name";
	private static final String LANGUAGES = "languages";
	/** Of encoders of words only, or with another default here. */
	private static final Set<String> OTHERWISE = Set.of(LearningSettings.ENCODER, LearningSettings.ENCODER_LAYERS, LearningSettings.SUBWORDS,
			LearningSettings.DROPOUT, "width", "layers", "heads", "inner", "reach");

	@Override
	public String id() {
		return "language-model";
	}

	@Override
	public String description() {
		return "A language model that learns from plain text to tell the next piece: it writes, and says how surprising texts are.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.empty();
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = new ArrayList<>(LearningSettings.declared(1, 0.002, 4096));
		settings.removeIf(setting -> OTHERWISE.contains(setting.name()));
		settings.add(Setting.of(LearningSettings.SUBWORDS, Kind.INTEGER, "4096", "Pieces of text in the vocabulary, the 256 bytes included."));
		settings.add(Setting.of("width", Kind.INTEGER, "192", "Numbers in the vector of a piece."));
		settings.add(Setting.of("layers", Kind.INTEGER, "4", "Layers of the decoder."));
		settings.add(Setting.of("heads", Kind.INTEGER, "6", "Heads of attention in a layer."));
		settings.add(Setting.of("inner", Kind.INTEGER, "768", "Width of the feed-forward parts."));
		settings.add(Setting.of(CONTEXT, Kind.INTEGER, "256", "The most pieces that are looked at together."));
		settings.add(Setting.of(LearningSettings.DROPOUT, Kind.DECIMAL, "0", "The part of values that are left out in training."));
		settings.add(Setting.of(NAME, Kind.TEXT, "language", "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the texts, the main one first, separated by commas."));
		return settings;
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		// Beside the checkpoints, so that a training that goes on has the same pieces.
		Path subwords = session.checkpoints().resolve(LanguageFolder.SUBWORDS);
		if (!session.resume() || !Files.exists(subwords)) {
			Files.createDirectories(session.checkpoints());
			Files.writeString(subwords, learn(data, settings.integer(LearningSettings.SUBWORDS)), StandardCharsets.UTF_8);
		}
		try (TextPieces pieces = TextPieces.read(subwords); NDManager manager = Torch.manager(session)) {
			Torch.engine().setRandomSeed((int) session.seed());
			LanguageNet net = new LanguageNet(size(settings, pieces), (float) settings.decimal(LearningSettings.DROPOUT));
			net.initialize(manager, DataType.FLOAT32);
			PieceStream stream = PieceStream.read(data.parts(), pieces);
			int rows = Math.max(1, settings.integer(LearningSettings.BATCH_WORDS) / net.size().context());
			if (stream.passages(net.size().context()) < rows) {
				throw new EngineException(id() + ": the data has " + stream.ids().length + " pieces; expected " + rows * net.size().context()
						+ " at least, or a smaller '" + LearningSettings.BATCH_WORDS + "'");
			}
			Map<String, PieceStream> held = new LinkedHashMap<>();
			for (TrainingData.Part part : data.development()) {
				held.put(part.name(), PieceStream.read(List.of(part), pieces));
			}
			LanguageTask task = new LanguageTask(net, stream, held, pieces, rows, session.seed());
			learn(task, LearningSettings.plan(settings, task.batchesPerEpoch() * settings.integer(LearningSettings.EPOCHS), session.seed()),
					manager, session);
			session.tell(new TrainingEvent.Phase("exporting"));
			write(net, subwords, settings, session.output());
		}
	}

	private String learn(TrainingData data, int size) throws IOException {
		ByteSubwords subwords = new ByteSubwords();
		for (TrainingData.Part part : data.parts()) {
			try (Stream<Document> documents = part.corpus().open()) {
				documents.forEach(document -> subwords.read(document.text()));
			}
		}
		return subwords.learn(size);
	}

	private static LanguageSize size(Settings settings, TextPieces pieces) throws EngineException {
		try {
			return new LanguageSize(pieces.size(), settings.integer(CONTEXT), settings.integer("width"), settings.integer("layers"),
					settings.integer("heads"), settings.integer("inner"));
		} catch (IllegalArgumentException e) {
			throw new EngineException(e.getMessage(), e);
		}
	}

	private static void write(LanguageNet net, Path subwords, Settings settings, Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.copy(subwords, folder.resolve(LanguageFolder.SUBWORDS));
		for (Precision precision : Precision.values()) {
			exporter(net, precision).write(folder.resolve(precision == Precision.INT8 ? LanguageFolder.INT8 : LanguageFolder.FP32));
		}
		LanguageSize size = net.size();
		LanguageFolder.write(folder, settings.text(NAME), List.of(settings.text(LANGUAGES).split("\\s*,\\s*")),
				new LanguageFolder.Shape(size.context(), size.layers(), size.heads(), size.width() / size.heads()));
	}

	/** The table of pieces goes in and comes out, and stays in floats: it would lose most. */
	static OnnxExporter exporter(LanguageNet net, Precision precision) {
		LanguageSize size = net.size();
		List<TensorSpec> inputs = new ArrayList<>(List.of(TensorSpec.integers("ids", "batch", "pieces"),
				TensorSpec.integers("places", "batch", "pieces"), TensorSpec.floats("mask", "batch", "1", "pieces", "all")));
		List<String> outputs = new ArrayList<>(List.of("logits"));
		String heads = String.valueOf(size.heads());
		String width = String.valueOf(size.width() / size.heads());
		for (int i = 0; i < size.layers(); i++) {
			for (String kind : List.of("keys", "values")) {
				inputs.add(TensorSpec.floats("before." + kind + "." + i, "batch", "before", heads, width));
				outputs.add(kind + "." + i);
			}
		}
		return new OnnxExporter(net, precision).inputs(inputs.toArray(TensorSpec[]::new)).outputs(outputs.toArray(String[]::new))
				.exact(path -> path.equals("pieces"));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine(NeuralLanguageEngine.OWN.id(), Map.of(NeuralSettings.MODEL.name(),
				model.toString())));
	}
}
