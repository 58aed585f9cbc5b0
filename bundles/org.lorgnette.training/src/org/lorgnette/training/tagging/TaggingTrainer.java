package org.lorgnette.training.tagging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.loop.NetworkTrainer;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.model.StartingPoint;

import com.google.gson.JsonPrimitive;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Trains models for named entities: an encoder of words and a conditional random field over tags. */
public final class TaggingTrainer extends NetworkTrainer {

	private static final String SCHEME = "scheme";
	private static final String HIDE = "hide";
	private static final String LONGEST = "longest";
	private static final String NAME = "name";
	private static final String LANGUAGES = "languages";
	private static final List<String> PREFIXES = List.of("B", "I", "E", "L", "S", "U");
	private static final int WINDOW = 256;
	private static final int STRIDE = 128;

	@Override
	public String id() {
		return "neural-ner";
	}

	@Override
	public String description() {
		return "Words in context by attention, tags by a conditional random field on top.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.NER);
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = LearningSettings.declared(15, 0.001, 1500);
		settings.add(Setting.choice(SCHEME, "bioes", List.of("io", "iob2", "ioe2", "bioes", "bilou"), "Tags of the model; corpora may be tagged in any scheme."));
		settings.add(Setting.of(HIDE, Kind.DECIMAL, "0.15", "The part of words of which training shows the looks only."));
		settings.add(Setting.of(LONGEST, Kind.INTEGER, "128", "Longer sentences are cut into pieces of so many words in training."));
		settings.add(LearningSettings.BEGIN);
		settings.add(Setting.of(NAME, Kind.TEXT, "ner", "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the model, the main one first, separated by commas."));
		return settings;
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		TagScheme scheme = TagScheme.of(settings.text(SCHEME)).orElseThrow();
		List<TaggedCorpus> corpora = read(data.parts(), scheme, settings);
		List<TaggedCorpus> held = read(data.development(), scheme, settings);
		Set<String> types = TaggedCorpus.types(id(), corpora, held);
		TagGrammar grammar = TagGrammar.of(labels(scheme, types), scheme);
		try (NDManager manager = Torch.manager(session);
				StartingPoint start = StartingPoint.ofModel(Task.NER, settings, session,
						() -> corpora.stream().flatMap(corpus -> corpus.sentences().stream()).flatMap(sentence -> sentence.words().stream()))) {
			Torch.engine().setRandomSeed((int) session.seed());
			TaggingNet net = new TaggingNet(start.size(), grammar, (float) settings.decimal(LearningSettings.DROPOUT));
			net.initialize(manager, DataType.FLOAT32);
			start.load(net, net.encoder(), manager);
			TaggingEvaluation evaluation = new TaggingEvaluation(start.features(), grammar, held);
			TaggingTask task = new TaggingTask(net, start.features(), grammar, corpora, evaluation, new WordHiding(settings.decimal(HIDE)),
					settings.integer(LearningSettings.BATCH_WORDS), session.seed());
			learn(task, LearningSettings.plan(settings, task.steps(settings.integer(LearningSettings.EPOCHS)), session.seed()), manager,
					session);
			session.tell(new TrainingEvent.Phase("exporting"));
			double temperature = Calibration.temperature(grammar, TaggingEvaluation.weights(net, manager), evaluation.sentences(),
					evaluation.emissions(net, manager));
			write(net, grammar, scheme, temperature, start, settings, session.output());
		}
	}

	private static List<TaggedCorpus> read(List<TrainingData.Part> parts, TagScheme scheme, Settings settings) throws IOException {
		List<TaggedCorpus> corpora = new ArrayList<>();
		for (TrainingData.Part part : parts) {
			corpora.add(TaggedCorpus.read(part, scheme, settings.integer(LONGEST)));
		}
		return corpora;
	}

	private static List<String> labels(TagScheme scheme, Set<String> types) {
		List<String> labels = new ArrayList<>(List.of("O"));
		types.forEach(type -> PREFIXES.stream().map(prefix -> prefix + "-" + type).filter(scheme::knows).forEach(labels::add));
		return labels;
	}

	private static void write(TaggingNet net, TagGrammar grammar, TagScheme scheme, double temperature, StartingPoint start, Settings settings,
			Path folder) throws IOException {
		new ModelWriter(folder, settings.text(NAME), Task.NER, List.of(settings.text(LANGUAGES).split("\\s*,\\s*")))
				.labels(grammar.labels()).put("scheme", new JsonPrimitive(scheme.id())).put("temperature", new JsonPrimitive(temperature))
				.window(WINDOW, STRIDE).write(start.features(), start.subwords(), precision -> new OnnxExporter(net, precision)
						.inputs(TensorSpec.integers("words", "batch", "words", String.valueOf(start.features().width())))
						.outputs("emissions", "start", "end", "transitions").taps(start.taps()));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine("neural-ner", Map.of("model", model.toString())));
	}
}
