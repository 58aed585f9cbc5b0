package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Relations between entities of one sentence by a classifier of texts or pairs of texts of the Hugging Face tools, which sees the
 * sentence with the two entities marked. A relation's score is the probability of its label.
 */
public final class HfRelationEngine extends NeuralEngine implements ShowsAttention, ShowsPieces {

	private static final String GOLD = "gold";

	private static final Setting ENTITIES = Setting.of("entities", Setting.Kind.TEXT, GOLD,
			"Which entities to relate: gold for those that the document has, or the id of the engine that finds them.");
	private static final Setting MARKERS = Setting.of("markers", Setting.Kind.TEXT, "<e1> </e1> <e2> </e2>",
			"What is put before and behind the head, before and behind the tail, with {type} for an entity's type; empty for nothing.");
	private static final Setting PAIR = Setting.of("pair", Setting.Kind.TEXT, "",
			"Second text, such as '{head} {tail}', with {head-type} and {tail-type} for the types; empty for none.");
	private static final Setting NONE = Setting.of(HfRelationLabels.NONE_SETTING, Setting.Kind.TEXT, "Other,no_relation,NA,None,O",
			"Labels that say that there is no relation, separated by commas; empty if each label is a relation.");
	private static final Setting MAX_DISTANCE = Setting.of("max-distance", Setting.Kind.INTEGER, "200",
			"Entities with more characters between them are not related, 0 to 10000.");

	public static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("hf-relations", Family.NEURAL, Set.of(Task.RELATIONS),
			Set.of(),
			Stream.concat(Stream.of(HfSettings.MODEL, HfSettings.FILE, ENTITIES, MARKERS, PAIR, NONE, MAX_DISTANCE, HfSettings.MAX_LENGTH,
					NeuralSettings.MIN_SCORE), HfSettings.COMMON.stream()).toList(),
			"Relations between entities of a sentence by a sequence classifier exported with the Hugging Face tools.", List.of(),
			List.of());

	/** Pairs that are gathered before they go through the network. */
	private static final int PAIRS_AT_ONCE = 1024;
	private static final double HOLDS = 0.5;
	/** No text has pieces with more characters on average. */
	private static final int CHARACTERS = 8;

	private final SequenceClassifier classifier;
	private final HfRelationLabels labels;
	private final MarkedPair marking;
	private final Optional<TextEngine> finder;
	private final int maxDistance;
	private final double minScore;
	private final PlainTokenizer tokenizer = PlainTokenizer.forLanguages(List.of());

	private HfRelationEngine(Settings settings, SequenceClassifier classifier, HfRelationLabels labels, MarkedPair marking,
			Optional<TextEngine> finder) {
		super(DESCRIPTOR, settings);
		this.classifier = classifier;
		this.labels = labels;
		this.marking = marking;
		this.finder = finder;
		this.maxDistance = NeuralSettings.within(settings, MAX_DISTANCE, 0, 10_000);
		this.minScore = NeuralSettings.minScore(settings);
	}

	/**
	 * @throws EngineUnavailableException
	 *             if the setting {@code model} names no folder of a sequence classifier, or {@code entities} no engine that finds
	 * some
	 * @throws IllegalArgumentException
	 *             if a setting is out of its range
	 */
	public static HfRelationEngine open(Settings settings, ModelStore models) throws EngineUnavailableException {
		MarkedPair marking = MarkedPair.parse(settings.text(MARKERS.name()), settings.text(PAIR.name()));
		NeuralSettings.within(settings, MAX_DISTANCE, 0, 10_000);
		NeuralSettings.minScore(settings);
		int batch = HfSettings.batch(settings);
		int threads = HfSettings.threads(settings);
		HfFolder folder = HfSettings.folder(DESCRIPTOR, settings, SequenceClassifier.HEAD);
		HfRelationLabels labels;
		try {
			labels = new HfRelationLabels(folder.config().labels(), settings.text(NONE.name()));
		} catch (IllegalArgumentException e) {
			throw new EngineUnavailableException(folder.path().resolve(HfConfig.FILE) + ": 'id2label': " + e.getMessage(),
					"use a model for relations, or tell what its labels mean by the setting '" + NONE.name() + "'", e);
		}
		HfModel model = HfModel.open(folder, false, threads);
		boolean done = false;
		try {
			int length = HfSettings.length(settings, model, model.tokenizer().pair().size(), Integer.MAX_VALUE);
			SequenceClassifier classifier = SequenceClassifier.of(model, length, batch);
			HfRelationEngine engine = new HfRelationEngine(settings, classifier, labels, marking,
					finder(settings.text(ENTITIES.name()).strip(), models));
			done = true;
			return engine;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	private static Optional<TextEngine> finder(String engine, ModelStore models) throws EngineUnavailableException {
		if (engine.equals(GOLD)) {
			return Optional.empty();
		}
		EngineRegistry registry = EngineRegistry.installed();
		if (registry.find(engine).map(found -> !found.tasks().contains(Task.NER)).orElse(false)) {
			throw new EngineUnavailableException("setting '" + ENTITIES.name() + "': the engine '" + engine + "' finds no entities",
					"name an engine for ner, or gold");
		}
		return Optional.of(registry.openText(engine, Map.of(), models));
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		List<Entity> entities = document.entities();
		Document read = document;
		if (finder.isPresent()) {
			Analysis analysis = finder.get().analyze(document, cancellation);
			read = analysis.document();
			entities = analysis.entities();
			for (Prediction<? extends Value> found : analysis.predictions()) {
				if (found.value() instanceof Entity entity) {
					predictions.add(new Prediction<>(entity, found.score(), DESCRIPTOR.id(), found.evidence()));
				}
			}
		}
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(read, cancellation);
		Set<String> taken = new HashSet<>(entities.stream().map(Entity::id).toList());
		Relating relating = new Relating(tokenized.document().text(), taken, predictions, cancellation);
		List<Entity> ordered = entities.stream().filter(entity -> !entity.span().of(document.text()).isBlank())
				.sorted(Comparator.comparing(Entity::span).thenComparing(Entity::id)).toList();
		int next = 0;
		for (Sentence sentence : tokenized.sentences()) {
			int first = next;
			while (next < ordered.size() && ordered.get(next).span().begin() < sentence.span().end()) {
				next++;
			}
			relating.gather(sentence.span(), ordered.subList(first, next));
		}
		relating.decide();
		return new Analysis(tokenized.document(), predictions);
	}

	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, either);
			return classifier.split(DocumentWords.of(tokenized.document(), tokenized.sentences()), either);
		});
	}

	@Override
	public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			if (!(decision instanceof Decision.OfRelation(Relation relation, Entity head, Entity tail))) {
				throw new EngineException("it decides about relations; it has no attention for " + decision);
			}
			PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, either);
			String text = tokenized.document().text();
			boolean turned = labels.isDirected() && tail.span().compareTo(head.span()) < 0;
			Entity first = turned ? tail : head;
			Entity second = turned ? head : tail;
			Span sentence = tokenized.sentences().stream().map(Sentence::span)
					.filter(span -> span.contains(first.span()) && span.contains(second.span())).findFirst()
					.orElseThrow(() -> new EngineException("the two entities of the relation " + relation.id() + " stand in different sentences, "
							+ "where no relation is looked for"));
			Span part = new Relating(text, new HashSet<>(), new ArrayList<>(), either).part(sentence, first, second)
					.orElseThrow(() -> new EngineException("the two entities stand too far apart for the network to see both"));
			return classifier.attention(marking.mark(text, part, first, second), marking.show(text, part, first, second), either);
		});
	}

	/** Two entities as they are shown: the head first. */
	private record Pair(Entity head, Entity tail, SequenceClassifier.Input input) {
	}

	/** Works off the pairs of one document. */
	private final class Relating {

		private final String text;
		private final Set<String> taken;
		private final List<Prediction<? extends Value>> predictions;
		private final Cancellation cancellation;
		private final List<Pair> pairs = new ArrayList<>();
		private int relations;

		Relating(String text, Set<String> taken, List<Prediction<? extends Value>> predictions, Cancellation cancellation) {
			this.text = text;
			this.taken = taken;
			this.predictions = predictions;
			this.cancellation = cancellation;
		}

		/** All pairs of entities that lie in a sentence. */
		void gather(Span sentence, List<Entity> entities) throws EngineException {
			List<Entity> inside = entities.stream().filter(entity -> sentence.contains(entity.span())).toList();
			for (int i = 0; i < inside.size(); i++) {
				for (int j = i + 1; j < inside.size(); j++) {
					Entity one = inside.get(i);
					Entity two = inside.get(j);
					if (two.span().begin() - one.span().end() > maxDistance) {
						break;
					}
					add(sentence, one, two);
					if (!labels.isDirected()) {
						add(sentence, two, one);
					}
					if (pairs.size() >= PAIRS_AT_ONCE) {
						decide();
					}
				}
			}
		}

		private void add(Span sentence, Entity head, Entity tail) {
			cancellation.check();
			part(sentence, head, tail).ifPresent(part -> pairs.add(new Pair(head, tail, marking.show(text, part, head, tail))));
		}

		/** Of a sentence that is too long as a whole, less and less around the entities is shown; nothing if even these are too long. */
		Optional<Span> part(Span sentence, Entity head, Entity tail) {
			Span both = head.span().cover(tail.span());
			int context = Math.min(Math.max(both.begin() - sentence.begin(), sentence.end() - both.end()),
					CHARACTERS * classifier.length());
			while (true) {
				Span part = new Span(begin(Math.max(sentence.begin(), both.begin() - context)),
						begin(Math.min(sentence.end(), both.end() + context)));
				if (classifier.sees(marking.show(text, part, head, tail), cancellation)) {
					return Optional.of(part);
				}
				if (context == 0) {
					return Optional.empty();
				}
				context /= 2;
			}
		}

		/** Not inside a character. */
		private int begin(int offset) {
			boolean splits = offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
					&& Character.isHighSurrogate(text.charAt(offset - 1));
			return splits ? offset - 1 : offset;
		}

		void decide() throws EngineException {
			List<double[]> scores = classifier.scores(pairs.stream().map(Pair::input).toList(), cancellation);
			for (int i = 0; i < pairs.size(); i++) {
				decide(pairs.get(i), scores.get(i));
			}
			pairs.clear();
		}

		private void decide(Pair pair, double[] scores) {
			int best = 0;
			for (int label = 1; label < scores.length; label++) {
				best = scores[label] > scores[best] ? label : best;
			}
			for (int label = 0; label < scores.length; label++) {
				boolean holds = classifier.isMultiLabel() ? scores[label] >= HOLDS : label == best;
				Optional<HfRelationLabels.Outcome> outcome = labels.outcome(label);
				if (holds && outcome.isPresent() && scores[label] >= minScore) {
					Entity head = outcome.get().backward() ? pair.tail() : pair.head();
					Entity tail = outcome.get().backward() ? pair.head() : pair.tail();
					predictions.add(new Prediction<>(new Relation(nextId(), outcome.get().type(), head.id(), tail.id()),
							OptionalDouble.of(scores[label]), DESCRIPTOR.id(),
							List.of(new Evidence(head.span(), "head"), new Evidence(tail.span(), "tail"))));
				}
			}
		}

		private String nextId() {
			String id = "r" + ++relations;
			while (!taken.add(id)) {
				id = "r" + ++relations;
			}
			return id;
		}
	}

	@Override
	protected void release() {
		classifier.close();
		finder.ifPresent(TextEngine::close);
	}
}
