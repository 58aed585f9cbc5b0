package org.lorgnette.engine.djl.relations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.explain.AttentionOutputs;
import org.lorgnette.engine.djl.explain.ShownPieces;
import org.lorgnette.engine.djl.explain.SideBySide;
import org.lorgnette.engine.djl.explain.WordNeighbours;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.ner.NerEngine;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.explain.AnalyzesBatches;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.Neighbour;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsNeighbours;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/** Relations between entities of one sentence, by a network that sees all pairs of them one by one. */
public final class RelationEngine extends NeuralEngine
		implements ShowsAttention, ShowsPieces, ShowsNeighbours, AnalyzesBatches {

	public static final String ENGLISH_MODEL = "relations-en";

	private static final Setting RULES = Setting.of("rules", Setting.Kind.TEXT, "",
			"Types of entities that relations may have, as 'Live_In: PER -> LOC; Work_For: PER -> ORG|LOC', "
					+ "or a YAML or JSON file of them.");
	private static final Setting MAX_DISTANCE = Setting.of("max-distance", Setting.Kind.INTEGER, "40",
			"Entities with more words between them are not related, 0 to 1000.");

	private static final List<Setting> SETTINGS = Stream.concat(Stream.<Setting>of(EntitySource.SETTING, RULES, MAX_DISTANCE),
			NeuralSettings.COMMON.stream()).toList();

	public static final EngineDescriptor ENGLISH = new EngineDescriptor("neural-relations-en", Family.NEURAL, Set.of(Task.RELATIONS),
			Set.of("en"), SETTINGS, "Relations between entities of a sentence in English by a small neural network.", List.of(),
			List.of(ENGLISH_MODEL, NerEngine.ENGLISH_MODEL));

	public static final EngineDescriptor OWN = new EngineDescriptor("neural-relations", Family.NEURAL, Set.of(Task.RELATIONS),
			Set.of(), Stream.concat(Stream.<Setting>of(NeuralSettings.MODEL), SETTINGS.stream()).toList(),
			"Relations between entities of a sentence by a neural network of one's own.", List.of(), List.of());

	/** Pairs that are scored before the next sentences are looked at. */
	private static final int PAIRS_AT_ONCE = 4096;

	private static final int DOCUMENTS_AT_ONCE = 32;

	private final PairModel model;
	private final PlainTokenizer tokenizer;
	private final EntitySource entities;
	private final RelationDecision decision;
	private final int batch;
	private final int maxDistance;
	private final double minScore;
	private final int threads;
	private final WordNeighbours neighbours;

	private RelationEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder, ModelStore models)
			throws EngineUnavailableException {
		super(descriptor, settings);
		batch = NeuralSettings.batch(settings);
		minScore = NeuralSettings.minScore(settings);
		tokenizer = PlainTokenizer.forLanguages(folder.languages());
		maxDistance = NeuralSettings.within(settings, MAX_DISTANCE, 0, 1000);
		model = PairModel.of(NeuralSettings.load(folder, Task.RELATIONS, settings));
		threads = NeuralSettings.documentsSideBySide(settings);
		neighbours = new WordNeighbours(model.model(), PairModel::addNoRoles);
		boolean done = false;
		try {
			ArgumentRules rules = ArgumentRules.parse(settings.text(RULES.name()), model.labels().types());
			decision = new RelationDecision(model.labels(), rules, folder.temperature());
			entities = EntitySource.open(settings, models, tokenizer);
			done = true;
		} finally {
			if (!done) {
				model.close();
			}
		}
	}

	/** @throws EngineUnavailableException if a model is not here or cannot be loaded, or a setting names nothing usable */
	public static RelationEngine openEnglish(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new RelationEngine(ENGLISH, settings, NeuralSettings.shipped(ENGLISH, ENGLISH_MODEL, models), models);
	}

	/** As {@link #openEnglish}, with the model folder that the setting {@code model} names. */
	public static RelationEngine openOwn(Settings settings, ModelStore models) throws EngineUnavailableException {
		return new RelationEngine(OWN, settings, NeuralSettings.own(OWN, settings), models);
	}

	@Override
	protected Analysis predict(Document document, Cancellation cancellation) throws EngineException {
		EntitySource.Found found = entities.find(document, descriptor().id(), cancellation);
		DocumentWords words = DocumentWords.of(found.document(), found.sentences());
		neighbours.see(words);
		Writing writing = new Writing(words, found);
		List<Mention> mentions = Mention.of(found.entities(), words);
		Pair.Maker maker = new Pair.Maker(words, model.model().folder().window().words(), maxDistance, !model.labels().isDirected());
		List<Pair> pairs = new ArrayList<>();
		int first = 0;
		while (first < mentions.size()) {
			cancellation.check();
			int end = first + 1;
			while (end < mentions.size() && mentions.get(end).sentence() == mentions.get(first).sentence()) {
				end++;
			}
			pairs.addAll(maker.of(mentions.subList(first, end)));
			first = end;
			if (pairs.size() >= PAIRS_AT_ONCE || first == mentions.size()) {
				writing.decide(pairs, model.score(words, pairs, batch, cancellation));
				pairs.clear();
			}
		}
		return new Analysis(found.document(), writing.predictions);
	}

	@Override
	public int batchSize() {
		return DOCUMENTS_AT_ONCE;
	}

	/** Documents are looked at side by side; the pairs of each share batches, so that it gives what it gives alone. */
	@Override
	public List<Analysis> analyzeAll(List<Document> documents, Cancellation cancellation) throws EngineException {
		return SideBySide.of(documents, threads, cancellation, this::analyze);
	}

	@Override
	public AttentionMaps attention(Document document, Decision asked, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			List<String> names = AttentionOutputs.require(model.model().network());
			AskedPair seen = seen(document, asked, either);
			return AttentionOutputs.maps(names, model.show(seen.words(), seen.pair(), names, either), seen.units());
		});
	}

	/** The folder of the model that is used. */
	public ModelFolder folder() {
		return model.model().folder();
	}

	/** The file of the network that is used. */
	public Path network() {
		return model.model().network().file();
	}

	/**
	 * The pair behind a decision, which need not be one that this engine made.
	 *
	 * @throws EngineException
	 *             if the decision is none about two entities that the network can see together, or the model knows no such relation,
	 *             or the rules forbid it here
	 */
	public AskedPair asked(Document document, Decision asked, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			AskedPair seen = seen(document, asked, either);
			String type = ((Decision.OfRelation) asked).relation().type();
			if (seen.label() < 0) {
				throw new EngineException("the model knows no relation '" + type + "' in this direction; it knows: "
						+ String.join(", ", model.labels().types()));
			}
			if (!seen.allowed()[seen.label()]) {
				throw new EngineException("the setting '" + RULES.name() + "' forbids the relation '" + type + "' between these entities");
			}
			return seen;
		});
	}

	/** The label is -1 if there is none. */
	private AskedPair seen(Document document, Decision asked, Cancellation cancellation) throws EngineException {
		if (!(asked instanceof Decision.OfRelation relation)) {
			throw new EngineException("it decides about relations, and shows nothing of " + asked);
		}
		EntitySource.Found found = entities.find(document, descriptor().id(), cancellation);
		DocumentWords words = DocumentWords.of(found.document(), found.sentences());
		Pair pair = pair(relation, words, found.entities());
		boolean backward = !pair.first().entity().span().equals(relation.head().span());
		int label = model.labels().label(new RelationLabels.Outcome(relation.relation().type(), backward)).orElse(-1);
		return new AskedPair(words, pair, label,
				decision.allowed(pair.first().entity().type(), pair.second().entity().type()));
	}

	/** The pair as the network would see it, among the entities of its sentence, whatever its distance. */
	private Pair pair(Decision.OfRelation relation, DocumentWords words, List<Entity> known) throws EngineException {
		List<Entity> all = new ArrayList<>(known);
		for (Entity argument : List.of(relation.head(), relation.tail())) {
			if (all.stream().noneMatch(entity -> entity.span().equals(argument.span()))) {
				all.add(argument);
			}
		}
		List<Mention> mentions = Mention.of(all, words);
		Mention head = mention(mentions, relation.head());
		Mention tail = mention(mentions, relation.tail());
		if (head.sentence() != tail.sentence()) {
			throw new EngineException("the two entities stand in different sentences, where no relation is looked for");
		}
		List<Mention> around = mentions.stream().filter(mention -> mention.sentence() == head.sentence()).toList();
		List<Pair> pairs = new Pair.Maker(words, model.model().folder().window().words(), words.words(), !model.labels().isDirected())
				.of(around);
		return pairs.stream().filter(pair -> pair.first() == head && pair.second() == tail)
				.findFirst().or(() -> pairs.stream().filter(pair -> pair.first() == tail && pair.second() == head).findFirst())
				.orElseThrow(() -> new EngineException("the two entities are one, or stand too far apart for the network to see both"));
	}

	private static Mention mention(List<Mention> mentions, Entity entity) throws EngineException {
		return mentions.stream().filter(mention -> mention.entity().span().equals(entity.span())).findFirst()
				.orElseThrow(() -> new EngineException("the entity " + entity.id() + " covers no word of one sentence"));
	}

	@Override
	public List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> {
			PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, either);
			DocumentWords words = DocumentWords.of(tokenized.document(), tokenized.sentences());
			return ShownPieces.of(words, model.model().words(), either);
		});
	}

	@Override
	public List<Neighbour> neighbours(String word, int count, Cancellation cancellation) throws EngineException {
		return work("the word " + word, cancellation, either -> neighbours.nearest(word, count, either));
	}

	@Override
	public OptionalDouble similarity(String one, String other) throws EngineException {
		return work("the words " + one + " and " + other, Cancellation.NONE, either -> neighbours.similarity(one, other));
	}

	/** Writes down what is decided of one document. */
	private final class Writing {

		private final DocumentWords words;
		private final List<Prediction<? extends Value>> predictions = new ArrayList<>();
		private final Set<String> taken = new HashSet<>();
		private int relations;

		Writing(DocumentWords words, EntitySource.Found found) {
			this.words = words;
			predictions.addAll(found.predictions());
			found.entities().stream().map(Entity::id).forEach(taken::add);
		}

		void decide(List<Pair> pairs, List<PairModel.Scored> scores) {
			for (int i = 0; i < pairs.size(); i++) {
				Pair pair = pairs.get(i);
				Optional<RelationDecision.Decided> decided = decision.decide(scores.get(i).logits(), pair.first().entity().type(),
						pair.second().entity().type());
				if (decided.isPresent() && decided.get().score() >= minScore) {
					boolean backward = decided.get().outcome().backward();
					Mention head = backward ? pair.second() : pair.first();
					Mention tail = backward ? pair.first() : pair.second();
					Relation relation = new Relation(nextId(), decided.get().outcome().type(), head.entity().id(), tail.entity().id());
					predictions.add(new Prediction<>(relation, OptionalDouble.of(decided.get().score()), descriptor().id(),
							evidence(head, tail, scores.get(i).trigger())));
				}
			}
		}

		private String nextId() {
			String id = "r" + ++relations;
			while (taken.contains(id)) {
				id = "r" + ++relations;
			}
			return id;
		}

		private List<Evidence> evidence(Mention head, Mention tail, OptionalInt trigger) {
			if (trigger.isPresent()) {
				return List.of(new Evidence(words.span(trigger.getAsInt(), trigger.getAsInt() + 1), "trigger"));
			}
			return List.of(new Evidence(words.span(head.begin(), head.end()), "head"),
					new Evidence(words.span(tail.begin(), tail.end()), "tail"));
		}
	}

	@Override
	protected void release() {
		model.close();
		entities.close();
	}
}
