package org.lorgnette.training.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
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
import org.lorgnette.training.nn.WordEncoder;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Trains models that answer questions about pictures. */
public final class VisionTrainer extends NetworkTrainer {

	private static final String IMAGE = "image";
	private static final String ANSWER = "answer";

	@Override
	public String id() {
		return "neural-vqa";
	}

	@Override
	public String description() {
		return "Patches of a picture and words of a question, each in context by attention, fused; one of a closed set of answers.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.VQA);
	}

	@Override
	public List<Setting> settings() {
		return VisionSettings.declared();
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		List<String> languages = VisionSettings.languages(settings);
		List<PictureCorpus> corpora = read(data.parts(), settings, session);
		List<PictureCorpus> held = read(data.development(), settings, session);
		AnswerSet answers = AnswerSet.of(corpora, VisionSettings.answers(settings));
		if (answers.size() < 2) {
			throw new EngineException(id() + ": the data has " + answers.size() + " different answers; expected questions with at least "
					+ "two");
		}
		VisionTask.Showing showing = VisionSettings.showing(settings);
		Blindness blindness = Blindness.of(settings.text(VisionSettings.BLIND));
		try (NDManager manager = Torch.manager(session); StartingPoint start = VisionSettings.start(settings, session, corpora)) {
			Torch.engine().setRandomSeed((int) session.seed());
			WordEncoder.Size words = VisionSettings.words(settings, start);
			ImageSize image = VisionSettings.image(settings, words);
			ImageInput input = ImageInput.of(image.pixelWidth(), image.pixelHeight(), image.grid());
			VisionNet net = new VisionNet(image, VisionSettings.answer(settings, words, image, answers,
					corpora.stream().anyMatch(PictureCorpus::hasEvidence)),
					(float) settings.decimal(LearningSettings.DROPOUT));
			net.initialize(manager, DataType.FLOAT32);
			start.load(net, net.answer().encoder(), manager);
			PictureBatch batches = new PictureBatch(start.features(), input, blindness);
			VisionEvaluation evaluation = new VisionEvaluation(batches, answers, held);
			VisionTask task = new VisionTask(net, batches, answers, corpora, evaluation, showing,
					settings.integer(LearningSettings.BATCH_WORDS), session.seed());
			TrainingPlan plan = LearningSettings.plan(settings, task.steps(settings.integer(LearningSettings.EPOCHS)), session.seed());
			learn(task, plan, manager, session);
			session.tell(new TrainingEvent.Phase("exporting"));
			List<VisionEvaluation.Scored> scored = evaluation.score(net, manager);
			double temperature = VisionCalibration.temperature(scored, answers);
			JsonObject development = development(evaluation, net, manager, scored, answers, temperature);
			session.tell(new TrainingEvent.Note(plan.steps(), "as the model will answer in full precision: " + development));
			JsonObject training = new JsonObject();
			training.add("development", development);
			JsonObject side = input.toJson();
			side.addProperty("blind", blindness.id());
			side.addProperty("pointing", showing.pointing() > 0 && corpora.stream().anyMatch(PictureCorpus::hasBoxes));
			new ModelWriter(session.output(), settings.text(VisionSettings.NAME), Task.VQA, languages).labels(answers.answers())
					.put("temperature", new JsonPrimitive(temperature))
					.window(QuestionMatch.LONGEST_QUESTION, QuestionMatch.LONGEST_QUESTION).put("training", training)
					.network(IMAGE, side, precision -> imageExporter(net.image(), precision))
					.write(ANSWER, start.features(), start.subwords(), precision -> answerExporter(net.answer(), precision,
							start.features().width()));
		}
	}

	static OnnxExporter imageExporter(ImageNet net, Precision precision) {
		ImageSize size = net.size();
		return new OnnxExporter(net, precision).inputs(TensorSpec.floats("pixels", "pictures", String.valueOf(ImageInput.COLOURS),
				String.valueOf(size.pixelHeight()), String.valueOf(size.pixelWidth())))
				.outputs("patches").taps(net.taps().toArray(String[]::new))
				// The first map sees colours, whose small differences matter.
				.exact(path -> path.contains("stem"));
	}

	static OnnxExporter answerExporter(AnswerNet net, Precision precision, int features) {
		return new OnnxExporter(net, precision).inputs(TensorSpec.integers("words", "batch", "words", String.valueOf(features)),
				TensorSpec.floats("patches", "pictures", String.valueOf(net.size().patches()), String.valueOf(net.size().words().width())))
				.outputs(net.outputs().toArray(String[]::new)).taps(net.taps().toArray(String[]::new))
				// The last layers are next to free, and rounding would show in every score.
				.exact(path -> path.contains("hidden") || path.contains("answers") || path.contains("pointing") || path.contains("pointed")
						|| path.contains("evidence"));
	}

	private List<PictureCorpus> read(List<TrainingData.Part> parts, Settings settings, TrainingSession session)
			throws IOException, EngineException {
		ImageInput input = VisionSettings.input(settings);
		PlainTokenizer tokenizer = PlainTokenizer.forLanguages(VisionSettings.languages(settings));
		List<PictureCorpus> corpora = new ArrayList<>();
		for (TrainingData.Part part : parts) {
			PictureCorpus corpus = PictureCorpus.read(part, input, tokenizer, session.cancellation());
			session.tell(new TrainingEvent.Note(0, part.name() + ": " + corpus.pictures().size() + " pictures, " + corpus.questions()
					+ " questions"));
			corpora.add(corpus);
		}
		return corpora;
	}

	private static JsonObject development(VisionEvaluation evaluation, VisionNet net, NDManager manager,
			List<VisionEvaluation.Scored> scored, AnswerSet answers, double temperature) {
		JsonObject json = new JsonObject();
		VisionCalibration.error(scored, answers, temperature).ifPresent(error -> json.addProperty("calibrationError", rounded(error)));
		evaluation.evaluate(net, manager).ifPresent(evaluated -> evaluated.parts().forEach((name, metrics) -> {
			JsonObject part = new JsonObject();
			metrics.forEach((metric, value) -> part.addProperty(metric, rounded(value)));
			json.add(name, part);
		}));
		return json;
	}

	private static Number rounded(double value) {
		return Double.valueOf(String.format(Locale.ROOT, "%.4f", value));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine("neural-vqa", Map.of("model", model.toString())));
	}
}
