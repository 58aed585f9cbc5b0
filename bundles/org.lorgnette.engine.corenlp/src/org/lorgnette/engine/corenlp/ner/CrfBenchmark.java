package org.lorgnette.engine.corenlp.ner;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/**
 * The engine {@code corenlp-crf} by one and by two threads against bare calls of CoreNLP's classifier, with its default options,
 * over the same sentences. Every round is checked to find the same chunks.
 */
public final class CrfBenchmark implements Benchmark {

	/** About a second's work a round, so that a single collection of garbage does not decide it. */
	private static final int SENTENCES = 4000;
	private static final double WARM_UP_SECONDS = 3;
	private static final String ENTRY = "ner/english.conll.4class.distsim.crf.ser.gz";

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
		List<Document> documents = BenchmarkSentences.documents(SENTENCES);
		long tokens = documents.stream().mapToLong(document -> document.tokens().size()).sum();
		CRFClassifier<CoreLabel> classifier = classifier(models);
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		try (TextEngine engine = CrfEngine.openEnglish(Settings.of(CrfEngine.ENGLISH.settings(), Map.of()), models);
				ExecutorService threads = Executors.newFixedThreadPool(2)) {
			Map<String, Work> alternatives = new LinkedHashMap<>();
			alternatives.put("bare call, 1 thread", () -> bare(classifier, documents, cancellation));
			alternatives.put("corenlp-crf, 1 thread", () -> engine(engine, documents, cancellation));
			alternatives.put("corenlp-crf, 2 threads", () -> inTwo(threads, engine, documents, cancellation));
			// By a classifier that has read nothing before: it learns words from what it reads.
			List<List<Chunk>> expected = bare(classifier, documents, cancellation);
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				double warm = 0;
				while (warm < WARM_UP_SECONDS) {
					warm += time(alternative, expected);
				}
			}
			for (int round = 0; round < rounds; round++) {
				for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
					seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add(time(alternative, expected));
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

	private static double time(Map.Entry<String, Work> alternative, List<List<Chunk>> expected) throws EngineException {
		long start = System.nanoTime();
		List<List<Chunk>> found = alternative.getValue().run();
		double seconds = (System.nanoTime() - start) / 1e9;
		if (!found.equals(expected)) {
			throw new EngineException(alternative.getKey() + " does not find what the bare call finds");
		}
		return seconds;
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

	private static List<List<Chunk>> engine(TextEngine engine, List<Document> documents, Cancellation cancellation) throws EngineException {
		List<List<Chunk>> found = new ArrayList<>();
		for (Document document : documents) {
			found.add(chunks(engine, document, cancellation));
		}
		return found;
	}

	private static List<Chunk> chunks(TextEngine engine, Document document, Cancellation cancellation) throws EngineException {
		List<Entity> entities = engine.analyze(document, cancellation).entities();
		return Projection.of(document, document.sentences().getFirst(), entities).chunks();
	}

	/** Each thread takes the next document that nobody has, as an evaluation does. */
	private static List<List<Chunk>> inTwo(ExecutorService threads, TextEngine engine, List<Document> documents, Cancellation cancellation)
			throws EngineException {
		AtomicInteger next = new AtomicInteger();
		AtomicReferenceArray<List<Chunk>> found = new AtomicReferenceArray<>(documents.size());
		Callable<Void> worker = () -> {
			for (int i = next.getAndIncrement(); i < documents.size(); i = next.getAndIncrement()) {
				found.set(i, chunks(engine, documents.get(i), cancellation));
			}
			return null;
		};
		try {
			for (Future<Void> each : threads.invokeAll(List.of(worker, worker))) {
				each.get();
			}
			return IntStream.range(0, documents.size()).mapToObj(found::get).toList();
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
		ModelJar jar = ModelJar.find(models, ModelJar.ENGLISH);
		try (InputStream bytes = jar.open(ENTRY); ObjectInputStream objects = new ObjectInputStream(bytes)) {
			return CRFClassifier.getClassifier(objects);
		} catch (IOException | ClassNotFoundException e) {
			throw jar.unusable(ENTRY, e);
		}
	}
}
