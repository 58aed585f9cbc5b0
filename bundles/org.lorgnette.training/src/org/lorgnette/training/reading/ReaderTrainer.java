package org.lorgnette.training.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.folder.AnswerCalibration;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.metrics.qa.SquadScores;
import org.lorgnette.model.Task;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.loop.NetworkTrainer;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.loop.TrainingPlan;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.model.StartingPoint;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.tagging.WordHiding;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Trains models that answer questions from a text: both are encoded, compared, and the begin and end of the answer are scored.
 */
public final class ReaderTrainer extends NetworkTrainer {

	private static final String HIDE = "hide";
	private static final String LONGEST = "longest";
	private static final String NAME = "name";
	private static final String LANGUAGES = "languages";

	@Override
	public String id() {
		return "neural-qa";
	}

	@Override
	public String description() {
		return "Question and passage in context by attention, fused; the begin and end of the answer scored, and that there is none.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.QA);
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = LearningSettings.declared(6, 0.001, 3000);
		settings.addAll(ReadingSettings.DECLARED);
		settings.add(Setting.of(HIDE, Kind.DECIMAL, "0.1", "The part of words of which training shows the looks only."));
		settings.add(Setting.of(LONGEST, Kind.INTEGER, "30", "Words in the longest answer that is looked for in development data."));
		settings.add(LearningSettings.BEGIN);
		settings.add(Setting.of(NAME, Kind.TEXT, "qa", "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the model, the main one first, separated by commas."));
		return settings;
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		List<String> languages = List.of(settings.text(LANGUAGES).split("\\s*,\\s*"));
		PlainTokenizer tokenizer = PlainTokenizer.forLanguages(languages);
		Map<String, MatchWord> known = new HashMap<>();
		List<ReadingCorpus> corpora = ReadingCorpus.readAll(data.parts(), tokenizer, known, session);
		List<ReadingCorpus> held = ReadingCorpus.readAll(data.development(), tokenizer, known, session);
		ReadingCorpus.requireAnswers(id(), corpora);
		ReadingSettings reading = ReadingSettings.of(settings);
		Window window = reading.window();
		Fusion.Kind fusion = reading.fusion();
		int layers = reading.layers();
		int longest = settings.integer(LONGEST);
		try (NDManager manager = Torch.manager(session);
				StartingPoint start = StartingPoint.ofModel(Task.QA, settings, session, () -> corpora.stream().flatMap(ReadingCorpus::words))) {
			Torch.engine().setRandomSeed((int) session.seed());
			ReaderNet net = new ReaderNet(start.size(), fusion, layers, (float) settings.decimal(LearningSettings.DROPOUT));
			net.initialize(manager, DataType.FLOAT32);
			start.load(net, net.encoder(), manager);
			ReadingBatch batches = new ReadingBatch(start.features(), known);
			ReaderEvaluation evaluation = new ReaderEvaluation(batches, held, window, longest);
			ReaderTask task = new ReaderTask(net, batches, known, corpora, evaluation, new WordHiding(settings.decimal(HIDE)),
					reading,
					settings.integer(LearningSettings.BATCH_WORDS), session.seed());
			TrainingPlan plan = LearningSettings.plan(settings, task.steps(settings.integer(LearningSettings.EPOCHS)), session.seed());
			learn(task, plan, manager, session);
			session.tell(new TrainingEvent.Phase("exporting"));
			List<ScoredQuestion> questions = evaluation.read(net, manager);
			ReaderCalibration calibration = ReaderCalibration.of(questions, longest);
			JsonObject development = development(calibration.error(questions, longest), calibration.scores(questions, longest));
			session.tell(new TrainingEvent.Note(plan.steps(), "as the model will answer: " + development));
			JsonObject training = new JsonObject();
			training.add("development", development);
			ModelWriter writer = new ModelWriter(session.output(), settings.text(NAME), Task.QA, languages);
			json(calibration.all()).asMap().forEach(writer::put);
			if (!calibration.byLanguage().isEmpty()) {
				JsonObject byLanguage = new JsonObject();
				calibration.byLanguage().forEach((language, each) -> byLanguage.add(language, json(each)));
				writer.put("calibrations", byLanguage);
			}
			writer.put("match", new JsonPrimitive(QuestionMatch.VERSION))
					.window(window.words(), window.stride()).put("training", training)
					.write(start.features(), start.subwords(), precision -> exporter(net, precision, start, fusion, layers));
		}
	}

	static OnnxExporter exporter(ReaderNet net, Precision precision, StartingPoint start, Fusion.Kind fusion, int layers) {
		String features = String.valueOf(start.features().width());
		return new OnnxExporter(net, precision).inputs(TensorSpec.integers("question", "batch", "questionWords", features),
				TensorSpec.integers("passage", "batch", "words", features),
				TensorSpec.floats("match", "batch", "words", String.valueOf(QuestionMatch.WIDTH)))
				.outputs("startLogits", "endLogits", "noneLogit").taps(ReaderNet.taps(start.size(), fusion, layers).toArray(String[]::new))
				// Small maps of numbers that are no activations: next to free, and rounding would lose the rare large ones.
				.exact(path -> path.contains("match") || path.contains("endNear"));
	}

	private static JsonObject json(AnswerCalibration calibration) {
		JsonObject noAnswer = new JsonObject();
		noAnswer.addProperty("slope", calibration.noAnswer().slope());
		noAnswer.addProperty("offset", calibration.noAnswer().offset());
		JsonObject json = new JsonObject();
		json.addProperty("temperature", calibration.temperature());
		json.add("noAnswer", noAnswer);
		return json;
	}

	private static JsonObject development(OptionalDouble error, Map<String, SquadScores> scores) {
		JsonObject json = new JsonObject();
		error.ifPresent(value -> json.addProperty("calibrationError", rounded(value)));
		scores.forEach((name, found) -> {
			JsonObject part = new JsonObject();
			found.values().forEach((key, value) -> part.addProperty(key, value instanceof Double ? rounded(value.doubleValue()) : value));
			json.add(name, part);
		});
		return json;
	}

	private static Number rounded(double value) {
		return Double.valueOf(String.format(Locale.ROOT, "%.4f", value));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine("neural-qa", Map.of("model", model.toString())));
	}
}
