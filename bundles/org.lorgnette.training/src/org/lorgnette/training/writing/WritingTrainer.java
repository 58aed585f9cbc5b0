package org.lorgnette.training.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.StepInputs;
import org.lorgnette.engine.djl.writing.WritingModel;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.loop.NetworkTrainer;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.loop.TrainingPlan;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.model.StartingPoint;
import org.lorgnette.training.nn.WordEncoder;

import com.google.gson.JsonObject;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Trains networks that write. Development data is worked off by the very engine that will serve the model, from a folder beside the
 * checkpoints.
 */
abstract class WritingTrainer extends NetworkTrainer {

	private static final String WRITER = "writer";
	private static final String VOCABULARY = "vocabulary.txt";
	private static final String EVALUATED = "evaluated";

	private final Task task;

	WritingTrainer(Task task) {
		this.task = task;
	}

	@Override
	public final String id() {
		return "generative-" + task.id();
	}

	@Override
	public final Optional<Task> task() {
		return Optional.of(task);
	}

	abstract Subject read(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException;

	@Override
	protected final void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		Subject subject = read(data, settings, session);
		Alphabet alphabet = new Alphabet(subject.actions(), subject.written().words(WritingSettings.vocabulary(settings)));
		try (NDManager manager = Torch.manager(session); StartingPoint start = StartingPoint.of(settings, session, subject::words)) {
			Torch.engine().setRandomSeed((int) session.seed());
			float dropout = (float) settings.decimal(LearningSettings.DROPOUT);
			WritingNet net = new WritingNet(subject.net(start.size(), dropout), new WriterNet(size(alphabet, start.size(), settings), dropout));
			net.initialize(manager, DataType.FLOAT32);
			start.load(net, net.source().encoder(), manager);
			Path evaluated = session.checkpoints().resolve(EVALUATED);
			Written written = new Written(net, alphabet, start, settings);
			WritingTask learned = new WritingTask(net, start.features(), alphabet, subject.lessons(alphabet), subject.parts(),
					subject.asked(alphabet), WritingSettings.learning(settings, session.seed()),
					() -> evaluate(subject, data, evaluated, written, true));
			TrainingPlan plan = LearningSettings.plan(settings, learned.steps(settings.integer(LearningSettings.EPOCHS)), session.seed());
			try {
				learn(learned, plan, manager, session);
			} catch (UncheckedIOException e) {
				throw e.getCause();
			}
			session.tell(new TrainingEvent.Phase("exporting"));
			JsonObject development = new JsonObject();
			for (boolean constrained : new boolean[] {true, false}) {
				evaluate(subject, data, evaluated, written, constrained)
						.ifPresent(found -> development.add(constrained ? "constrained" : "free", json(found)));
			}
			session.tell(new TrainingEvent.Note(plan.steps(), "as the model will write: " + development));
			write(subject, written, development, session.output());
		}
	}

	/** What makes up a model. */
	private record Written(WritingNet net, Alphabet alphabet, StartingPoint start, Settings settings) {
	}

	private static WriterSize size(Alphabet alphabet, WordEncoder.Size encoder, Settings settings) throws EngineException {
		try {
			return new WriterSize(alphabet.actions().size(), alphabet.words().size(), encoder.width(), WritingSettings.layers(settings),
					encoder.heads(), encoder.inner());
		} catch (IllegalArgumentException e) {
			throw new EngineException(e.getMessage(), e);
		}
	}

	private Optional<Evaluated> evaluate(Subject subject, TrainingData data, Path folder, Written written, boolean constrained) {
		if (data.development().isEmpty()) {
			return Optional.empty();
		}
		try {
			write(subject, written, new JsonObject(), folder);
			return subject.evaluate(folder, constrained);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (EngineException e) {
			throw new UncheckedIOException(new IOException("the model cannot be evaluated: " + e.getMessage(), e));
		}
	}

	private static JsonObject json(Evaluated evaluated) {
		JsonObject json = new JsonObject();
		evaluated.parts().forEach((name, metrics) -> {
			JsonObject part = new JsonObject();
			metrics.forEach((metric, value) -> part.addProperty(metric, Double.valueOf(String.format(Locale.ROOT, "%.4f", value))));
			json.add(name, part);
		});
		return json;
	}

	private void write(Subject subject, Written written, JsonObject development, Path folder) throws IOException {
		WriterSize size = written.net.writer().size();
		JsonObject description = new JsonObject();
		description.addProperty("layers", size.layers());
		description.addProperty("heads", size.heads());
		description.addProperty("headWidth", size.width() / size.heads());
		description.addProperty("vocabulary", VOCABULARY);
		ModelWriter writer = new ModelWriter(folder, written.settings.text(WritingSettings.NAME), task, WritingSettings.languages(written.settings))
				.labels(written.alphabet.actions());
		subject.describe(writer);
		JsonObject training = new JsonObject();
		training.add("development", development);
		writer.lines(VOCABULARY, written.alphabet.words()).put("training", training)
				.network(WRITER, description, precision -> writer(written.net.writer(), precision))
				.write(written.start.features(), written.start.subwords(),
						precision -> reader(written.net, precision, written.start.features().width()));
	}

	/** All of it in floats: it is small, and works on a token at a time, of which rounding would tell. */
	static OnnxExporter writer(WriterNet net, Precision precision) {
		WriterSize size = net.size();
		String width = String.valueOf(size.width());
		String heads = String.valueOf(size.heads());
		String headWidth = String.valueOf(size.width() / size.heads());
		List<TensorSpec> inputs = new ArrayList<>(List.of(TensorSpec.integers("tokens", "rows", "steps"),
				TensorSpec.floats("picked", "rows", "steps", "words"), TensorSpec.floats("asked", "rows", String.valueOf(size.actions())),
				TensorSpec.floats("relation", "rows", "steps", "words", String.valueOf(StepInputs.RELATIONS)),
				TensorSpec.floats("mask", "1", "1", "steps", "all"), TensorSpec.floats("sourceMask", "rows", "words"),
				TensorSpec.floats(WritingModel.COPIED, "rows", "words", width), TensorSpec.floats(WritingModel.COPY_KEYS, "rows", "words", width)));
		List<String> outputs = new ArrayList<>(List.of("logits"));
		for (String side : List.of("source", "before")) {
			for (int i = 0; i < size.layers(); i++) {
				for (String kind : WritingModel.KINDS) {
					inputs.add(TensorSpec.floats(side + "." + kind + "." + i, "rows", side.equals("source") ? "words" : side, heads, headWidth));
				}
			}
		}
		for (int i = 0; i < size.layers(); i++) {
			for (String kind : WritingModel.KINDS) {
				outputs.add(kind + "." + i);
			}
		}
		return new OnnxExporter(net, precision).inputs(inputs.toArray(TensorSpec[]::new)).outputs(outputs.toArray(String[]::new))
				.exact(path -> true);
	}

	/** What is read for the writer is in floats, as is all that is no activation of the encoder. */
	static OnnxExporter reader(WritingNet net, Precision precision, int features) {
		List<TensorSpec> inputs = new ArrayList<>();
		for (String name : net.source().inputs()) {
			inputs.add(switch (name) {
				case WritingModel.WORDS -> TensorSpec.integers(name, "batch", "words", String.valueOf(features));
				case WritingModel.QUESTION -> TensorSpec.integers(name, "batch", "questionWords", String.valueOf(features));
				case WritingModel.MARKS -> TensorSpec.floats(name, "batch", "words", String.valueOf(SourceText.MARKS));
				default -> TensorSpec.floats(name, "batch", "words", String.valueOf(QuestionMatch.WIDTH));
			});
		}
		inputs.add(TensorSpec.floats(WritingModel.PLACES, "1", "words", String.valueOf(StepInputs.PLACES)));
		return new OnnxExporter(net, precision).inputs(inputs.toArray(TensorSpec[]::new)).outputs(net.outputs().toArray(String[]::new))
				.exact(path -> path.contains("writer") || path.contains(WritingModel.MARKS) || path.contains(WritingModel.MATCH));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine(id(), Map.of("model", model.toString())));
	}
}
