package org.lorgnette.engine.corenlp.ner;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/** The engine {@code corenlp-crf} by one and by two threads against bare calls of CoreNLP's classifier over the same sentences. */
public final class CrfBenchmark implements Benchmark {

	private static final int SENTENCES = 400;
	private static final String ENTRY = "ner/english.conll.4class.distsim.crf.ser.gz";
	private static final List<String> GIVEN = List.of("James", "Mary", "Peter", "Anna", "Robert", "Susan");
	private static final List<String> FAMILY = List.of("Smith", "Miller", "Jones", "Clark", "Meyer", "Martin");
	private static final List<String> CITIES = List.of("London", "Paris", "New York", "Berlin", "Lyon", "Chicago");
	private static final List<String> COMPANIES = List.of("United Airlines", "Acme Corp.", "Siemens", "the Bank of Scotland");
	private static final List<String> PATTERNS = List.of("On Tuesday %g %f of %c met the mayor of %p , %g %f .",
			"The board discussed the results of the third quarter and the new plant near %p .",
			"%c , which has its seat in %p , said that sales rose by four per cent .", "\" We never saw him again , \" she said quietly .",
			"%f flew from %p to %p and back within a day , although nobody had asked for it .");

	@Override
	public String id() {
		return "corenlp";
	}

	@Override
	public String description() {
		return "The conditional random field for English: bare calls against this program's engine.";
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		Quiet.please();
		List<Document> documents = documents();
		long tokens = documents.stream().mapToLong(document -> document.tokens().size()).sum();
		CRFClassifier<CoreLabel> classifier = classifier(models);
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		try (Engine engine = CrfEngine.openEnglish(Settings.of(CrfEngine.ENGLISH.settings(), Map.of()), models);
				ExecutorService threads = Executors.newFixedThreadPool(2)) {
			Map<String, Work> alternatives = new LinkedHashMap<>();
			alternatives.put("bare call, 1 thread", () -> bare(classifier, documents, cancellation));
			alternatives.put("corenlp-crf, 1 thread", () -> engine(engine, documents, cancellation));
			alternatives.put("corenlp-crf, 2 threads", () -> inTwo(threads, engine, documents, cancellation));
			List<List<Chunk>> expected = bare(classifier, documents, cancellation);
			for (int round = -1; round < rounds; round++) {
				for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
					long start = System.nanoTime();
					List<List<Chunk>> found = alternative.getValue().run();
					double time = (System.nanoTime() - start) / 1e9;
					if (!found.equals(expected)) {
						throw new EngineException(alternative.getKey() + " does not find what the bare call finds");
					}
					if (round >= 0) {
						seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add(time);
					}
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), tokens, "tokens", each.getValue())).toList();
	}

	/** The chunks of every document in order. */
	@FunctionalInterface
	private interface Work {
		List<List<Chunk>> run() throws EngineException;
	}

	private static List<List<Chunk>> bare(CRFClassifier<CoreLabel> classifier, List<Document> documents, Cancellation cancellation) {
		List<List<Chunk>> found = new ArrayList<>();
		for (Document document : documents) {
			cancellation.check();
			List<CoreLabel> words = new ArrayList<>();
			for (Token token : document.tokens()) {
				CoreLabel label = new CoreLabel();
				label.setWord(token.text(document.text()));
				words.add(label);
			}
			found.add(TagScheme.decode(classifier.classifySentence(words).stream()
					.map(label -> label.get(CoreAnnotations.AnswerAnnotation.class)).toList()));
		}
		return found;
	}

	private static List<List<Chunk>> engine(Engine engine, List<Document> documents, Cancellation cancellation) throws EngineException {
		List<List<Chunk>> found = new ArrayList<>();
		for (Document document : documents) {
			List<Entity> entities = engine.analyze(document, cancellation).entities();
			found.add(Projection.of(document, document.sentences().getFirst(), entities).chunks());
		}
		return found;
	}

	private static List<List<Chunk>> inTwo(ExecutorService threads, Engine engine, List<Document> documents, Cancellation cancellation)
			throws EngineException {
		int half = documents.size() / 2;
		Future<List<List<Chunk>>> first = threads.submit(() -> engine(engine, documents.subList(0, half), cancellation));
		Future<List<List<Chunk>>> second = threads.submit(() -> engine(engine, documents.subList(half, documents.size()), cancellation));
		try {
			List<List<Chunk>> found = new ArrayList<>(first.get());
			found.addAll(second.get());
			return found;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof CancellationException cancelled) {
				throw cancelled;
			}
			throw new EngineException("corenlp-crf: " + e.getCause().getMessage(), e.getCause());
		}
	}

	private static CRFClassifier<CoreLabel> classifier(ModelStore models) throws EngineException {
		Properties options = new Properties();
		// As in CrfTagger: else the answers depend on what was tagged before.
		options.setProperty("maxAdditionalKnownLCWords", "0");
		ModelJar jar = ModelJar.find(models, ModelJar.ENGLISH);
		try (InputStream bytes = jar.open(ENTRY); ObjectInputStream objects = new ObjectInputStream(bytes)) {
			return CRFClassifier.getClassifier(objects, options);
		} catch (IOException | ClassNotFoundException e) {
			throw jar.unusable(ENTRY, e);
		}
	}

	private static List<Document> documents() {
		SplittableRandom random = new SplittableRandom(11);
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < SENTENCES; i++) {
			documents.add(document("s" + i, sentence(random).split(" ")));
		}
		return documents;
	}

	private static String sentence(SplittableRandom random) {
		StringBuilder sentence = new StringBuilder();
		for (String word : pick(PATTERNS, random).split(" ")) {
			sentence.append(switch (word) {
				case "%g" -> pick(GIVEN, random);
				case "%f" -> pick(FAMILY, random);
				case "%p" -> pick(CITIES, random);
				case "%c" -> pick(COMPANIES, random);
				default -> word;
			}).append(' ');
		}
		return sentence.toString().strip();
	}

	private static String pick(List<String> choices, SplittableRandom random) {
		return choices.get(random.nextInt(choices.size()));
	}

	private static Document document(String id, String[] words) {
		List<Token> tokens = new ArrayList<>();
		int begin = 0;
		for (String word : words) {
			tokens.add(new Token(begin, begin + word.length()));
			begin += word.length() + 1;
		}
		String text = String.join(" ", words);
		return Document.builder(id, text).tokens(tokens)
				.sentences(List.of(new Sentence(new Span(0, text.length()), 0, tokens.size()))).build();
	}
}
