package org.lorgnette.engine.corenlp;

import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.corenlp.base.ModelJar;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Tokens per second of {@code corenlp-crf} by one and by two threads, against bare calls of CoreNLP's classifier on the same
 * sentences in the same run. Arguments: a file of CoNLL columns whose first column is the word; rounds (9); sentences (2000).
 */
final class CrfThroughput {

	private CrfThroughput() {
	}

	public static void main(String[] args) throws Exception {
		Quiet.please();
		int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
		List<Document> documents = documents(Path.of(args[0]), args.length > 2 ? Integer.parseInt(args[2]) : 2000);
		long tokens = documents.stream().mapToLong(document -> document.tokens().size()).sum();
		CRFClassifier<CoreLabel> bare = bareClassifier();
		try (Engine engine = EngineRegistry.installed().open("corenlp-crf", Map.of(), InstalledModels.ofUser());
				var threads = Executors.newFixedThreadPool(2)) {
			double[][] seconds = new double[4][rounds];
			List<Callable<Integer>> jobs = List.of(() -> bare(bare, documents), () -> engine(engine, documents),
					() -> inTwo(threads, documents, part -> bare(bare, part)), () -> inTwo(threads, documents, part -> engine(engine, part)));
			int[] found = new int[jobs.size()];
			for (int round = -3; round < rounds; round++) {
				for (int job = 0; job < jobs.size(); job++) {
					long start = System.nanoTime();
					found[job] = jobs.get(job).call();
					if (round >= 0) {
						seconds[job][round] = (System.nanoTime() - start) / 1e9;
					}
				}
			}
			double[] speed = Arrays.stream(seconds).mapToDouble(times -> tokens / median(times)).toArray();
			System.out.printf("%d tokens, medians of %d rounds, entities found %s%n", tokens, rounds, Arrays.toString(found));
			System.out.printf("one thread:  bare %.0f, engine %.0f tokens/s, ratio %.3f%n", speed[0], speed[1], speed[1] / speed[0]);
			System.out.printf("two threads: bare %.0f (x %.2f), engine %.0f tokens/s (x %.2f)%n", speed[2], speed[2] / speed[0],
					speed[3], speed[3] / speed[1]);
		}
	}

	private interface Work {
		int on(List<Document> part) throws Exception;
	}

	private static int inTwo(java.util.concurrent.ExecutorService threads, List<Document> documents, Work work) throws Exception {
		List<Document> even = new ArrayList<>();
		List<Document> odd = new ArrayList<>();
		for (int i = 0; i < documents.size(); i++) {
			(i % 2 == 0 ? even : odd).add(documents.get(i));
		}
		Future<Integer> first = threads.submit(() -> work.on(even));
		Future<Integer> second = threads.submit(() -> work.on(odd));
		return first.get() + second.get();
	}

	private static int engine(Engine engine, List<Document> documents) throws Exception {
		int entities = 0;
		for (Document document : documents) {
			entities += engine.analyze(document, Cancellation.NONE).predictions().size();
		}
		return entities;
	}

	private static int bare(CRFClassifier<CoreLabel> classifier, List<Document> documents) {
		int entities = 0;
		for (Document document : documents) {
			List<CoreLabel> words = new ArrayList<>();
			for (Token token : document.tokens()) {
				CoreLabel label = new CoreLabel();
				label.setWord(token.text(document.text()));
				words.add(label);
			}
			List<String> tags = classifier.classifySentence(words).stream()
					.map(label -> label.get(CoreAnnotations.AnswerAnnotation.class)).toList();
			List<Chunk> chunks = TagScheme.decode(tags);
			entities += chunks.size();
		}
		return entities;
	}

	private static CRFClassifier<CoreLabel> bareClassifier() throws Exception {
		Properties options = new Properties();
		options.setProperty("maxAdditionalKnownLCWords", "0");
		try (InputStream bytes = ModelJar.find(InstalledModels.ofUser(), ModelJar.ENGLISH)
				.open("ner/english.conll.4class.distsim.crf.ser.gz"); ObjectInputStream objects = new ObjectInputStream(bytes)) {
			return CRFClassifier.getClassifier(objects, options);
		}
	}

	private static List<Document> documents(Path file, int most) throws Exception {
		List<Document> documents = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			if (!line.isBlank()) {
				words.add(line.split("[\t ]")[0]);
			} else if (!words.isEmpty() && documents.size() < most) {
				documents.add(document(words, documents.size()));
				words.clear();
			}
		}
		return documents;
	}

	private static Document document(List<String> words, int number) {
		List<Token> tokens = new ArrayList<>();
		int begin = 0;
		for (String word : words) {
			tokens.add(new Token(begin, begin + word.length()));
			begin += word.length() + 1;
		}
		String text = String.join(" ", words);
		return Document.builder("s" + number, text).tokens(tokens)
				.sentences(List.of(new Sentence(new Span(0, text.length()), 0, tokens.size()))).build();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
