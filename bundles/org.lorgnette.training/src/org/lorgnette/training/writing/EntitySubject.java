package org.lorgnette.training.writing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.WritingNerEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.training.loop.Evaluated;
import org.lorgnette.training.model.ModelWriter;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.tagging.TaggedCorpus;
import org.lorgnette.training.tagging.TaggedCorpus.TaggedSentence;

/** Entities of sentences: the sentences from which taggers learn, and in them the words of each entity with its type behind them. */
final class EntitySubject implements Subject {

	/** Any scheme tells the same flat entities. */
	static final TagScheme SCHEME = TagScheme.BIOES;

	private static final int WINDOW = 256;
	private static final int STRIDE = 128;

	private final List<TaggedCorpus> corpora;
	private final List<TaggedCorpus> held;
	private final List<String> actions = new ArrayList<>(List.of(Alphabet.END));

	EntitySubject(List<TaggedCorpus> corpora, List<TaggedCorpus> held, Set<String> types) {
		this.corpora = corpora;
		this.held = held;
		actions.addAll(new TreeSet<>(types));
	}

	private static List<Chunk> chunks(TaggedSentence sentence) {
		return SCHEME.decode(sentence.tags());
	}

	@Override
	public List<String> actions() {
		return actions;
	}

	@Override
	public Stream<String> words() {
		return corpora.stream().flatMap(corpus -> corpus.sentences().stream()).flatMap(sentence -> sentence.words().stream());
	}

	@Override
	public Vocabulary written() {
		Vocabulary vocabulary = new Vocabulary();
		corpora.stream().flatMap(corpus -> corpus.sentences().stream()).forEach(sentence -> chunks(sentence)
				.forEach(chunk -> sentence.words().subList(chunk.begin(), chunk.end()).forEach(vocabulary::add)));
		return vocabulary;
	}

	@Override
	public List<Lesson> lessons(Alphabet alphabet) {
		List<Lesson> lessons = new ArrayList<>();
		for (int corpus = 0; corpus < corpora.size(); corpus++) {
			for (TaggedSentence sentence : corpora.get(corpus).sentences()) {
				int[] target = target(chunks(sentence), alphabet);
				SourceText source = SourceText.of(sentence.words());
				lessons.add(new Lesson(() -> source, source.length() + target.length, List.of(target), 1, corpus, sentence.document()));
			}
		}
		return lessons;
	}

	private int[] target(List<Chunk> chunks, Alphabet alphabet) {
		int[] target = new int[chunks.stream().mapToInt(chunk -> chunk.end() - chunk.begin() + 1).sum()];
		int at = 0;
		for (Chunk chunk : chunks) {
			for (int place = chunk.begin(); place < chunk.end(); place++) {
				target[at++] = alphabet.copy(place);
			}
			target[at++] = actions.indexOf(chunk.type());
		}
		return target;
	}

	@Override
	public List<TrainingData.Part> parts() {
		return corpora.stream().map(TaggedCorpus::part).toList();
	}

	@Override
	public AskedTypes asked(Alphabet alphabet) {
		return new AskedTypes(alphabet, corpora.stream().map(TaggedCorpus::types).toList());
	}

	@Override
	public SourceNet net(WordEncoder.Size size, float dropout) {
		return new SentenceNet(size, false, dropout);
	}

	@Override
	public void describe(ModelWriter writer) {
		writer.window(WINDOW, STRIDE);
	}

	/** F1 over all corpora together decides, as for taggers. */
	@Override
	public Optional<Evaluated> evaluate(Path model, boolean constrained) throws EngineException {
		Map<String, String> settings = Map.of("model", model.toString(), "precision", "fp32", "constrained", String.valueOf(constrained), "batch",
				"4000");
		Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		Counts all = Counts.ZERO;
		for (TaggedCorpus corpus : held) {
			try (WritingNerEngine engine = WritingNerEngine.openOwn(Settings.of(WritingNerEngine.OWN.settings(), settings))) {
				Document gold = document(corpus);
				Analysis found = engine.analyze(gold, Cancellation.NONE);
				Counts counts = count(corpus, gold, found);
				Map<String, Double> metrics = metrics(counts);
				metrics.putAll(Faults.NONE.plus(found).metrics(engine));
				parts.put(corpus.part().name(), metrics);
				all = all.plus(counts);
			}
		}
		if (held.size() > 1) {
			parts.put("together", metrics(all));
		}
		return Optional.of(new Evaluated(all.f1().orElse(0), parts));
	}

	private static Map<String, Double> metrics(Counts counts) {
		Map<String, Double> metrics = new LinkedHashMap<>();
		counts.precision().ifPresent(value -> metrics.put("precision", value));
		counts.recall().ifPresent(value -> metrics.put("recall", value));
		counts.f1().ifPresent(value -> metrics.put("f1", value));
		return metrics;
	}

	/** Of types that the corpus does not know, nothing can be right or wrong. */
	private static Counts count(TaggedCorpus corpus, Document gold, Analysis found) {
		Set<String> expected = new HashSet<>();
		gold.entities().forEach(entity -> expected.add(entity.type() + entity.span()));
		List<Entity> known = found.entities().stream().filter(entity -> corpus.types().contains(entity.type())).toList();
		return new Counts(expected.size(), known.size(),
				known.stream().filter(entity -> expected.contains(entity.type() + entity.span())).count());
	}

	/** All sentences of a corpus, in one document. */
	private static Document document(TaggedCorpus corpus) {
		StringBuilder text = new StringBuilder();
		List<Token> tokens = new ArrayList<>();
		List<Sentence> sentences = new ArrayList<>();
		List<Entity> entities = new ArrayList<>();
		for (TaggedSentence sentence : corpus.sentences()) {
			int first = tokens.size();
			for (String word : sentence.words()) {
				tokens.add(new Token(text.length(), text.length() + word.length()));
				text.append(word).append(' ');
			}
			sentences.add(new Sentence(new Span(tokens.get(first).begin(), tokens.getLast().end()), first, tokens.size()));
			for (Chunk chunk : chunks(sentence)) {
				entities.add(new Entity("T" + entities.size(), chunk.type(),
						new Span(tokens.get(first + chunk.begin()).begin(), tokens.get(first + chunk.end() - 1).end())));
			}
		}
		return Document.builder(corpus.part().name(), text.toString()).language(corpus.part().language()).tokens(tokens).sentences(sentences)
				.entities(entities).build();
	}
}
