package org.lorgnette.training.relations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Task;
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

/** Trains models for relations: an encoder of words, and what it makes of a pair of entities. */
public final class RelationTrainer extends NetworkTrainer {

	private static final String MAIN = "main";
	private static final String PAIRS = "pairs";
	private static final String ONCE = "once";
	private static final String BOTH = "both-orders";
	private static final String MAX_DISTANCE = "max-distance";
	private static final String HIDDEN = "hidden";
	private static final String PAIR_DROPOUT = "pair-dropout";
	private static final String HIDE = "hide";
	private static final String HIDE_ENTITIES = "hide-entities";
	private static final String SMOOTHING = "smoothing";
	private static final String BALANCE = "balance";
	private static final String NEGATIVES = "negatives";
	private static final String NAME = "name";
	private static final String LANGUAGES = "languages";
	private static final int WINDOW = 256;
	private static final int STRIDE = 128;

	@Override
	public String id() {
		return "neural-relations";
	}

	@Override
	public String description() {
		return "Words in context by attention, pooled over two entities, the words between them and the sentence.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.RELATIONS);
	}

	@Override
	public List<Setting> settings() {
		List<Setting> settings = LearningSettings.declared(12, 0.001, 1500);
		settings.add(Setting.of(MAIN, Kind.TEXT, "", "Parts of the data whose relations the model has, separated by commas; "
				+ "the others help to train it. Empty for all."));
		settings.add(Setting.choice(PAIRS, ONCE, List.of(ONCE, BOTH), "Each pair of entities once, with labels for both directions, "
				+ "or in both orders, with plain labels."));
		settings.add(Setting.of(MAX_DISTANCE, Kind.INTEGER, "40", "Entities with more words between them make no pair."));
		settings.add(Setting.of(HIDDEN, Kind.INTEGER, "256", "Width of the layer before the decision."));
		settings.add(Setting.of(PAIR_DROPOUT, Kind.DECIMAL, "0.3", "The part of pooled values that are left out in training."));
		settings.add(Setting.of(HIDE, Kind.DECIMAL, "0.05", "The part of words of which training shows the looks only."));
		settings.add(Setting.of(HIDE_ENTITIES, Kind.DECIMAL, "0.05", "The part of entities of which training shows the looks only."));
		settings.add(Setting.of(SMOOTHING, Kind.DECIMAL, "0.1", "The part of the truth that is spread over all labels in training."));
		settings.add(Setting.of(BALANCE, Kind.DECIMAL, "0", "How far rare labels weigh more: 0 each pair alike, 1 each label alike."));
		settings.add(Setting.of(NEGATIVES, Kind.DECIMAL, "0", "Pairs without relation in an epoch for each with one; 0 for all."));
		settings.add(LearningSettings.BEGIN);
		settings.add(Setting.of(NAME, Kind.TEXT, "relations", "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the model, the main one first, separated by commas."));
		return settings;
	}

	@Override
	protected void make(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		session.tell(new TrainingEvent.Phase("reading"));
		RelationCorpus.Making making = new RelationCorpus.Making(PlainTokenizer.forLanguages(list(settings, LANGUAGES)), WINDOW,
				settings.integer(MAX_DISTANCE), settings.text(PAIRS).equals(BOTH));
		List<RelationCorpus> corpora = read(data.parts(), making, session);
		List<RelationCorpus> held = read(data.development(), making, session);
		List<LabelSet> outputs = new ArrayList<>();
		List<RelationTask.Taught> taught = teach(corpora, settings, outputs);
		tellUnknown(held, outputs.getFirst(), session);
		try (NDManager manager = Torch.manager(session);
				StartingPoint start = StartingPoint.ofModel(Task.RELATIONS, settings, session, () -> words(corpora))) {
			Torch.engine().setRandomSeed((int) session.seed());
			RelationNet net = new RelationNet(start.size(), outputs.stream().map(LabelSet::size).toList(), settings.integer(HIDDEN),
					(float) settings.decimal(LearningSettings.DROPOUT), (float) settings.decimal(PAIR_DROPOUT));
			net.initialize(manager, DataType.FLOAT32);
			start.load(net, net.encoder(), manager);
			RelationEvaluation evaluation = new RelationEvaluation(start.features(), outputs.getFirst(), held);
			RelationTask task = new RelationTask(net, start.features(), outputs, taught,
					new RelationTask.Learning(new PairHiding(settings.decimal(HIDE), settings.decimal(HIDE_ENTITIES)),
							settings.decimal(SMOOTHING), settings.decimal(NEGATIVES), settings.integer(LearningSettings.BATCH_WORDS),
							session.seed()),
					evaluation);
			learn(task, LearningSettings.plan(settings, task.steps(settings.integer(LearningSettings.EPOCHS)), session.seed()), manager,
					session);
			session.tell(new TrainingEvent.Phase("exporting"));
			double temperature = Calibration.temperature(outputs.getFirst(), evaluation.pairs(),
					evaluation.logits(net, evaluation.pairs(), manager));
			write(net, outputs.getFirst(), temperature, start, settings, session.output());
		}
	}

	private static List<RelationCorpus> read(List<TrainingData.Part> parts, RelationCorpus.Making making, TrainingSession session)
			throws IOException {
		List<RelationCorpus> corpora = new ArrayList<>();
		for (TrainingData.Part part : parts) {
			corpora.add(RelationCorpus.read(part, making, session.cancellation()));
		}
		return corpora;
	}

	/** Which output learns which corpus: the first all main ones, and one each those that help. */
	private List<RelationTask.Taught> teach(List<RelationCorpus> corpora, Settings settings, List<LabelSet> outputs)
			throws EngineException {
		List<String> names = corpora.stream().map(corpus -> corpus.part().name()).toList();
		List<String> main = settings.text(MAIN).isBlank() ? names : list(settings, MAIN);
		for (String name : main) {
			if (!names.contains(name)) {
				throw new EngineException(id() + ": the setting '" + MAIN + "' names '" + name + "', which is no part of the data; it has "
						+ String.join(", ", names));
			}
		}
		double balance = settings.decimal(BALANCE);
		LabelSet labels = new LabelSet(corpora.stream().filter(corpus -> main.contains(corpus.part().name())).toList(), balance);
		if (labels.size() == 1) {
			throw new EngineException(id() + ": the data (" + String.join(", ", main) + ") has no pair of entities with a relation, "
					+ "within " + settings.integer(MAX_DISTANCE) + " words in a sentence; look at its labels");
		}
		outputs.add(labels);
		List<RelationTask.Taught> taught = new ArrayList<>();
		for (RelationCorpus corpus : corpora) {
			if (main.contains(corpus.part().name())) {
				taught.add(new RelationTask.Taught(corpus, labels, 0));
			} else if (!corpus.labels().isEmpty()) {
				LabelSet own = new LabelSet(List.of(corpus), balance);
				taught.add(new RelationTask.Taught(corpus, own, outputs.size()));
				outputs.add(own);
			}
		}
		return taught;
	}

	private static void tellUnknown(List<RelationCorpus> held, LabelSet labels, TrainingSession session) {
		for (RelationCorpus corpus : held) {
			long unknown = corpus.pairs().stream().filter(pair -> !labels.knows(pair)).count();
			if (unknown > 0) {
				List<String> strange = corpus.labels().stream().filter(label -> !labels.labels().contains(label)).toList();
				session.tell(new TrainingEvent.Note(0, corpus.part().name() + ": " + unknown
						+ " pairs have relations that are not trained and count as missed: " + String.join(", ", strange)));
			}
		}
	}

	private static Stream<String> words(List<RelationCorpus> corpora) {
		// A sentence has one pair for each two of its entities; its words count once.
		return corpora.stream().flatMap(corpus -> corpus.pairs().stream().map(PairExample::words).distinct()).flatMap(List::stream);
	}

	private static List<String> list(Settings settings, String name) {
		return Arrays.stream(settings.text(name).split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
	}

	private static void write(RelationNet net, LabelSet labels, double temperature, StartingPoint start, Settings settings,
			Path folder) throws IOException {
		new ModelWriter(folder, settings.text(NAME), Task.RELATIONS, list(settings, LANGUAGES)).labels(labels.labels())
				.put("temperature", new JsonPrimitive(temperature)).window(WINDOW, STRIDE)
				.write(start.features(), start.subwords(), precision -> new OnnxExporter(net, precision)
						.inputs(TensorSpec.integers("words", "batch", "words", String.valueOf(start.features().width())),
								TensorSpec.integers("roles", "batch", "words"))
						.outputs("logits").taps(start.taps()));
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		// Between the entities that the texts come with: what is measured is the model, not also a finder of entities.
		return Optional.of(new TrainedEngine("neural-relations", Map.of("model", model.toString(), "entities", "gold")));
	}
}
