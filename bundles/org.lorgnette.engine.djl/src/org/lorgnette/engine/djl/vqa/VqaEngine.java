package org.lorgnette.engine.djl.vqa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ShowsBareVisualWork;
import org.lorgnette.engine.djl.base.NativeEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.decode.Softmax;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/**
 * Answers to questions about a picture by two networks: one looks at the picture, once, the other reads a question and chooses
 * among answers. An answer's score is its probability among all, or among the question's options. A question without words gets
 * no answer.
 */
public final class VqaEngine extends NativeEngine implements ShowsBareVisualWork {

	private static final Setting TOP = Setting.of("answers", Setting.Kind.INTEGER, "5", "How many answers are given, 1 to 100.");
	private static final int MOST = 100;
	/** Words at most that are named as evidence, those which weigh more than they would on average. */
	private static final int EVIDENCE = 3;
	private static final List<Setting> COMMON = List.of(TOP, Precision.SETTING, NeuralSettings.THREADS);

	/** Generated scenes of shapes, in English and French. */
	public static final EngineDescriptor WORLD = shipped("vqa-world", Set.of("en", "fr"),
			"Questions about generated scenes of coloured shapes in English and French, by a small neural network.");
	/** easy-VQA. */
	public static final EngineDescriptor EASY = shipped("vqa-easy", Set.of("en"),
			"Questions about single coloured shapes as in easy-VQA, by a small neural network.");
	/** SHAPES. */
	public static final EngineDescriptor SHAPES = shipped("vqa-shapes", Set.of("en"),
			"Compositional questions about small pictures of shapes as in SHAPES, by a small neural network.");
	/** NLVR. */
	public static final EngineDescriptor NLVR = shipped("vqa-nlvr", Set.of("en"),
			"Statements about pictures of boxes of shapes as in NLVR, true or false, by a small neural network.");

	public static final EngineDescriptor OWN = new EngineDescriptor("neural-vqa", Family.NEURAL, Set.of(Task.VQA), Set.of(),
			Stream.concat(Stream.of(NeuralSettings.MODEL), COMMON.stream()).toList(),
			"Questions about pictures by a neural network of one's own.", List.of(), List.of());

	/** Questions in a run of the network at most: more make it no faster, and take memory. */
	private static final int TOGETHER = 32;
	private static final int TARGET = 0;
	private static final int REFERENCE = 1;

	private final VqaModel model;
	private final AnswerChoice choice;
	private final PlainTokenizer tokenizer;
	private final int top;

	private VqaEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder) throws EngineUnavailableException {
		super(descriptor, settings);
		top = NeuralSettings.within(settings, TOP, 1, MOST);
		tokenizer = PlainTokenizer.forLanguages(folder.languages());
		LoadedModel loaded = NeuralSettings.load(folder, Task.VQA, settings);
		OnnxModel image;
		try {
			image = OnnxModel.load(folder.imageWeights(Precision.of(settings.text(Precision.SETTING.name()))),
					settings.integer(NeuralSettings.THREADS.name()));
		} catch (EngineUnavailableException e) {
			loaded.close();
			throw e;
		}
		model = VqaModel.of(loaded, image);
		choice = new AnswerChoice(folder.labels(), folder.temperature());
	}

	private static EngineDescriptor shipped(String id, Set<String> languages, String description) {
		return new EngineDescriptor(id, Family.NEURAL, Set.of(Task.VQA), languages, COMMON, description, List.of(), List.of(id));
	}

	/**
	 * Opens an engine of a shipped model, which has its id.
	 *
	 * @throws EngineUnavailableException
	 *             if the model is not here or cannot be loaded
	 */
	public static VqaEngine openShipped(EngineDescriptor descriptor, Settings settings, ModelStore models)
			throws EngineUnavailableException {
		return new VqaEngine(descriptor, settings, NeuralSettings.shipped(descriptor, descriptor.id(), models));
	}

	/** @throws EngineUnavailableException if the setting {@code model} names no folder of such a model */
	public static VqaEngine openOwn(Settings settings) throws EngineUnavailableException {
		return new VqaEngine(OWN, settings, NeuralSettings.own(OWN, settings));
	}

	/** The folder of the model that is used. */
	public ModelFolder folder() {
		return model.model().folder();
	}

	@Override
	public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException {
		return work("question " + question.id(), cancellation, either -> answers(List.of(question), pictures, either)).getFirst();
	}

	/** Questions of as many words go through the network together. */
	@Override
	public List<VisualAnalysis> answerAll(List<VisualQuestion> questions, List<Picture> pictures, Cancellation cancellation)
			throws EngineException {
		if (questions.isEmpty()) {
			return List.of();
		}
		String about = questions.size() == 1 ? "question " + questions.getFirst().id()
				: "questions " + questions.getFirst().id() + " to " + questions.getLast().id();
		return work(about, cancellation, either -> answers(questions, pictures, either));
	}

	private List<VisualAnalysis> answers(List<VisualQuestion> questions, List<Picture> pictures, Cancellation cancellation)
			throws EngineException {
		if (pictures.size() != 1) {
			throw new EngineException("it comes with " + pictures.size() + " pictures; expected one");
		}
		Picture picture = pictures.getFirst();
		Grounds grounds = Grounds.placed(model.side().input(), picture);
		VisualAnalysis[] analyses = new VisualAnalysis[questions.size()];
		Map<Integer, List<Integer>> byLength = new TreeMap<>();
		List<QuestionWords.Read> read = new ArrayList<>();
		for (int i = 0; i < analyses.length; i++) {
			read.add(QuestionWords.read(questions.get(i).text(), Optional.empty(), tokenizer));
			byLength.computeIfAbsent(read.get(i).forms().size(), length -> new ArrayList<>()).add(i);
		}
		for (int i : Optional.ofNullable(byLength.remove(0)).orElse(List.of())) {
			analyses[i] = new VisualAnalysis(questions.get(i), List.of(none(questions.get(i), "the question has no words")), List.of(),
					Optional.of(grounds.grid()), List.of(), List.of());
		}
		if (!byLength.isEmpty()) {
			float[] patches = model.see(picture, cancellation);
			for (List<Integer> same : byLength.values()) {
				for (int from = 0; from < same.size(); from += TOGETHER) {
					List<Integer> batch = same.subList(from, Math.min(same.size(), from + TOGETHER));
					List<VqaModel.Said> said = model.askAll(batch.stream().map(i -> model.side().blindness().read(read.get(i).forms())).toList(),
							patches, cancellation);
					for (int i = 0; i < batch.size(); i++) {
						int question = batch.get(i);
						analyses[question] = analysis(questions.get(question), read.get(question).spans(), said.get(i), grounds);
					}
				}
			}
		}
		return List.of(analyses);
	}

	private VisualAnalysis analysis(VisualQuestion question, List<Span> spans, VqaModel.Said said, Grounds grounds) {
		List<AnswerChoice.Chosen> chosen = choice.choose(said.answers(), question.options(), top);
		List<Evidence> evidence = evidence(said, spans);
		List<Prediction<Answer>> answers = new ArrayList<>();
		for (AnswerChoice.Chosen each : chosen) {
			answers.add(new Prediction<>(new Answer(question.id(), each.text(), Optional.empty()), OptionalDouble.of(each.probability()),
					descriptor().id(), evidence));
		}
		if (answers.isEmpty()) {
			answers.add(none(question, "none of the options is among the " + folder().labels().size() + " answers that the model knows"));
		}
		String best = answers.getFirst().value().isNone() ? "?" : answers.getFirst().value().text();
		return new VisualAnalysis(question, answers, spans.stream().map(span -> new Token(span.begin(), span.end())).toList(),
				Optional.of(grounds.grid()), maps(said, grounds, spans.size()), regions(said, grounds, best));
	}

	/** The one thing that is pointed at; if it is not one, those that are told to decide the answer. */
	private List<Region> regions(VqaModel.Said said, Grounds grounds, String answer) {
		List<Region> regions = new ArrayList<>();
		if (said.evidence().isPresent()) {
			List<Region> targets = grounds.likely(role(said, TARGET), String::valueOf);
			regions.addAll(targets.size() == 1 && model.side().points() ? List.of(grounds.pointed(pointing(said), answer)) : targets);
			regions.addAll(grounds.likely(role(said, REFERENCE), number -> "reference"));
		} else if (model.side().points()) {
			regions.add(grounds.pointed(pointing(said), answer));
		}
		return regions;
	}

	private static float[] pointing(VqaModel.Said said) {
		double[] shares = Softmax.of(said.points(), 1);
		float[] probabilities = new float[shares.length];
		for (int i = 0; i < shares.length; i++) {
			probabilities[i] = (float) shares[i];
		}
		return probabilities;
	}

	/** The probability of each patch to hold the middle of such a thing. */
	private static float[] role(VqaModel.Said said, int role) {
		float[] logits = said.evidence().orElseThrow();
		float[] probabilities = new float[logits.length / 2];
		for (int patch = 0; patch < probabilities.length; patch++) {
			probabilities[patch] = (float) (1 / (1 + Math.exp(-logits[2 * patch + role])));
		}
		return probabilities;
	}

	private List<GroundingMap> maps(VqaModel.Said said, Grounds grounds, int tokens) {
		List<GroundingMap> maps = new ArrayList<>();
		for (int i = 0; i < said.attention().size(); i++) {
			VqaModel.Look look = model.looks().get(i);
			FloatTensor attention = said.attention().get(i);
			if (!look.back()) {
				maps.addAll(grounds.maps("cross-attention", look.layer(), attention, tokens));
			} else if (attention.length(3) == tokens) {
				maps.addAll(grounds.mapsBack("attention back", look.layer(), attention, tokens));
			}
		}
		if (model.side().points()) {
			maps.add(grounds.everyWord("pointing", pointing(said), tokens));
		}
		if (said.evidence().isPresent()) {
			maps.add(grounds.everyWord("evidence", role(said, TARGET), tokens));
			maps.add(grounds.everyWord("references", role(said, REFERENCE), tokens));
		}
		return maps;
	}

	/** The words that weigh most in the answer; none if the network does not look at the question. */
	private List<Evidence> evidence(VqaModel.Said said, List<Span> spans) {
		if (said.shares().isEmpty() || model.side().blindness() == Blindness.IMAGE) {
			return List.of();
		}
		float[] shares = said.shares().get();
		return IntStream.range(0, spans.size()).boxed().sorted(Comparator.comparing((Integer word) -> shares[word]).reversed())
				.limit(EVIDENCE).filter(word -> shares[word] * spans.size() >= 1)
				.map(word -> new Evidence(spans.get(word), String.format(Locale.ROOT, "weight %.2f in the answer", shares[word]))).toList();
	}

	private Prediction<Answer> none(VisualQuestion question, String why) {
		return new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1), descriptor().id(),
				List.of(new Evidence(new Span(0, question.text().length()), why)));
	}

	@Override
	public BareWork prepare(List<Asked> asked, Cancellation cancellation) throws EngineException {
		return work("the inputs to measure", cancellation, either -> new BareAnswering(model, tokenizer,
				settings().integer(NeuralSettings.THREADS.name()), asked, either));
	}

	@Override
	protected void release() {
		model.close();
	}
}
