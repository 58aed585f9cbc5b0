package org.lorgnette.training.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.relations.Mention;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.MarkedSentence;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.WritingRelationEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.relation.LabelledSentence;
import org.lorgnette.metrics.relation.SemEval2010;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.relations.GoldRelations;

/** Relations between known entities of a sentence: head, relation, tail, in the order of heads and then of tails. */
final class RelationSubject implements Subject {

	private static final Window WINDOW = new Window(256, 128);

	/** A sentence, and the relations between its entities by their numbers. */
	private record Example(MarkedSentence sentence, List<Related> relations, int corpus, int document) {
	}

	private record Related(Mention head, String type, Mention tail) {
	}

	private final List<TrainingData.Part> parts;
	private final List<TrainingData.Part> held;
	private final PlainTokenizer tokenizer;
	private final List<Example> examples = new ArrayList<>();
	private final List<String> actions = new ArrayList<>(List.of(Alphabet.END, Alphabet.NEXT));

	RelationSubject(TrainingData data, PlainTokenizer tokenizer, Cancellation cancellation) throws IOException {
		this.parts = data.parts();
		this.held = data.development();
		this.tokenizer = tokenizer;
		for (int corpus = 0; corpus < parts.size(); corpus++) {
			try (Stream<Document> documents = parts.get(corpus).corpus().open()) {
				int number = 0;
				for (Iterator<Document> each = documents.iterator(); each.hasNext(); number++) {
					add(each.next(), corpus, number, cancellation);
				}
			}
		}
		Set<String> types = new TreeSet<>();
		examples.forEach(example -> example.relations.forEach(relation -> types.add(relation.type)));
		actions.addAll(types);
	}

	private void add(Document document, int corpus, int number, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
		DocumentWords words = DocumentWords.of(tokenized.document(), tokenized.sentences());
		GoldRelations gold = new GoldRelations(document, true);
		for (MarkedSentence sentence : MarkedSentence.of(words, Mention.of(document.entities(), words), WINDOW)) {
			List<Related> relations = new ArrayList<>();
			for (Mention head : sentence.mentions()) {
				for (Mention tail : sentence.mentions()) {
					boolean apart = head.begin() != tail.begin() || head.end() != tail.end();
					// A symmetric relation is told once.
					gold.labels(head.entity(), tail.entity()).stream().filter(type -> apart && relations.stream().noneMatch(other ->
							other.head == tail && other.tail == head && other.type.equals(type))).forEach(type ->
							relations.add(new Related(head, type, tail)));
				}
			}
			if (sentence.mentions().size() > 1) {
				examples.add(new Example(sentence, relations, corpus, number));
			}
		}
	}

	boolean hasRelations() {
		return actions.size() > 2;
	}

	@Override
	public List<String> actions() {
		return actions;
	}

	@Override
	public Stream<String> words() {
		return examples.stream().flatMap(example -> example.sentence.source().words().stream());
	}

	@Override
	public Vocabulary written() {
		Vocabulary vocabulary = new Vocabulary();
		for (Example example : examples) {
			for (Related relation : example.relations) {
				for (Mention end : List.of(relation.head, relation.tail)) {
					for (int word = end.begin(); word < end.end(); word++) {
						vocabulary.add(example.sentence.words().form(word));
					}
				}
			}
		}
		return vocabulary;
	}

	@Override
	public List<Lesson> lessons(Alphabet alphabet) {
		List<Lesson> lessons = new ArrayList<>();
		for (Example example : examples) {
			SourceText source = example.sentence.source();
			int[] target = target(example, alphabet);
			lessons.add(new Lesson(() -> source, source.length() + target.length, List.of(target), 1, example.corpus, example.document));
		}
		return lessons;
	}

	private int[] target(Example example, Alphabet alphabet) {
		List<Integer> target = new ArrayList<>();
		for (Related relation : example.relations) {
			if (!target.isEmpty()) {
				target.add(Alphabet.SECOND_TOKEN);
			}
			copy(relation.head, example.sentence, alphabet, target);
			target.add(actions.indexOf(relation.type));
			copy(relation.tail, example.sentence, alphabet, target);
		}
		return target.stream().mapToInt(Integer::intValue).toArray();
	}

	private static void copy(Mention mention, MarkedSentence sentence, Alphabet alphabet, List<Integer> target) {
		for (int word = mention.begin(); word < mention.end(); word++) {
			target.add(alphabet.copy(word - sentence.begin()));
		}
	}

	@Override
	public List<TrainingData.Part> parts() {
		return parts;
	}

	@Override
	public AskedTypes asked(Alphabet alphabet) {
		return AskedTypes.all(alphabet, parts.size());
	}

	@Override
	public SourceNet net(WordEncoder.Size size, float dropout) {
		return new SentenceNet(size, true, dropout);
	}

	@Override
	public void describe(ModelWriter writer) {
		writer.window(WINDOW.words(), WINDOW.stride());
	}

	/** As for classifiers of pairs: the official score where all data is that of SemEval, else F1 over all relations; both over all corpora. */
	@Override
	public Optional<Evaluated> evaluate(Path model, boolean constrained) throws EngineException, IOException {
		Map<String, String> settings = Map.of("model", model.toString(), "precision", "fp32", "constrained", String.valueOf(constrained),
				"entities", "gold");
		Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
		Scores together = new Scores();
		for (TrainingData.Part part : held) {
			try (WritingRelationEngine engine = WritingRelationEngine.openOwn(Settings.of(WritingRelationEngine.OWN.settings(), settings),
					ModelStore.EMPTY); Stream<Document> documents = part.corpus().open()) {
				Scores scores = new Scores();
				Faults faults = Faults.NONE;
				for (Iterator<Document> each = documents.iterator(); each.hasNext();) {
					Document document = each.next();
					Analysis found = engine.analyze(document, Cancellation.NONE);
					faults = faults.plus(found);
					scores.add(document, found);
					together.add(document, found);
				}
				Map<String, Double> values = scores.metrics();
				values.putAll(faults.metrics(engine));
				metrics.put(part.name(), values);
			}
		}
		if (held.size() > 1) {
			metrics.put("together", together.metrics());
		}
		return Optional.of(new Evaluated(together.metrics().getOrDefault("f1", 0.0), metrics));
	}

	/** Relations of documents beside those that were found. */
	private static final class Scores {

		private Counts counts = Counts.ZERO;
		private boolean official = true;
		private final List<LabelledSentence> key = new ArrayList<>();
		private final List<LabelledSentence> proposed = new ArrayList<>();

		void add(Document document, Analysis found) {
			Set<String> gold = relations(document.relations(), document.entities(), List.of());
			Set<String> given = relations(found.relations(), document.entities(), found.entities());
			counts = counts.plus(new Counts(gold.size(), given.size(), given.stream().filter(gold::contains).count()));
			String right = label(document.relations(), document.entities());
			official &= document.entities().size() == 2 && SemEval2010.LABELS.contains(right);
			key.add(new LabelledSentence(String.valueOf(key.size()), right));
			String said = official ? label(found.relations(), document.entities()) : SemEval2010.OTHER;
			proposed.add(new LabelledSentence(String.valueOf(proposed.size()), said));
		}

		/** Types with the places of both ends; of a symmetric one in the order of the text. */
		private static Set<String> relations(List<Relation> relations, List<Entity> given, List<Entity> found) {
			Map<String, Entity> entities = new HashMap<>();
			Stream.concat(given.stream(), found.stream()).forEach(entity -> entities.put(entity.id(), entity));
			Set<String> told = new TreeSet<>();
			for (Relation relation : relations) {
				Entity head = entities.get(relation.head().target());
				Entity tail = entities.get(relation.tail().target());
				if (head != null && tail != null && !relation.type().equals(GoldRelations.NONE)) {
					boolean turned = relation.symmetric() && head.span().compareTo(tail.span()) > 0;
					told.add(relation.type() + (turned ? tail.span() + " " + head.span() : head.span() + " " + tail.span()));
				}
			}
			return told;
		}

		private static String label(List<Relation> relations, List<Entity> entities) {
			if (relations.isEmpty() || relations.getFirst().type().equals(GoldRelations.NONE) || entities.isEmpty()) {
				return SemEval2010.OTHER;
			}
			Relation first = relations.getFirst();
			boolean forward = first.head().target().equals(entities.getFirst().id());
			return first.type() + (forward ? "(e1,e2)" : "(e2,e1)");
		}

		Map<String, Double> metrics() {
			Map<String, Double> metrics = new LinkedHashMap<>();
			if (official && !key.isEmpty()) {
				SemEval2010.count(key, proposed).official().macro().ifPresent(macro -> {
					metrics.put("precision", macro.precision() / 100);
					metrics.put("recall", macro.recall() / 100);
					metrics.put("f1", macro.f1() / 100);
				});
			} else {
				counts.precision().ifPresent(value -> metrics.put("precision", value));
				counts.recall().ifPresent(value -> metrics.put("recall", value));
				counts.f1().ifPresent(value -> metrics.put("f1", value));
			}
			return metrics;
		}
	}
}
