package org.lorgnette.engine.corenlp.ner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ie.crf.TestSequenceModel;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.sequences.ExactBestSequenceFinder;
import edu.stanford.nlp.sequences.ObjectBankWrapper;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

/** A loaded CRF that tags sentences. Safe for several threads; the same sentence always gets the same tags. */
public final class CrfTagger {

	/** A chunk with the probability that exactly its tags stand at its tokens. */
	public record ScoredChunk(Chunk chunk, double score) {
	}

	/**
	 * Longer sentences are tagged in windows, which bounds memory and the time until a cancellation is seen. Each window has more
	 * context on both sides than the features look at, so that its middle comes out as in the whole sentence but for features over
	 * the whole sentence.
	 */
	static final int WINDOW = 600;
	static final int CONTEXT = 60;

	private static final double[] NOT_ASKED = new double[0];

	private final CRFClassifier<CoreLabel> classifier;

	private CrfTagger(CRFClassifier<CoreLabel> classifier) {
		this.classifier = classifier;
	}

	/**
	 * Reads a serialized classifier, unpacked. Left to itself, a classifier with the feature {@code useKnownLCWords} learns
	 * lower-case words from the text it tags, so that its answers depend on what it read before; here it does not.
	 *
	 * @throws IOException
	 *             if the stream holds no classifier
	 */
	public static CrfTagger load(InputStream serialized) throws IOException {
		Quiet.please();
		Properties options = new Properties();
		options.setProperty("maxAdditionalKnownLCWords", "0");
		options.setProperty("multiThreadGrad", "1");
		try (ObjectInputStream objects = new ObjectInputStream(new BufferedInputStream(serialized, 1 << 16))) {
			objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter("edu.stanford.nlp.**;java.**;!*"));
			return new CrfTagger(CRFClassifier.getClassifier(objects, options));
		} catch (ClassNotFoundException | RuntimeException e) {
			throw new IOException("this is no CRF of CoreNLP: " + e, e);
		}
	}

	/** The chunks of a sentence in order, scored. The words are changed. */
	public List<ScoredChunk> tag(List<CoreLabel> words, Cancellation cancellation) {
		List<String> tags = new ArrayList<>(words.size());
		List<double[]> marginals = new ArrayList<>(words.size());
		if (words.isEmpty()) {
			return List.of();
		}
		int step = WINDOW - 2 * CONTEXT;
		if (words.size() <= WINDOW) {
			tagWindow(words, 0, words.size(), tags, marginals);
		} else {
			for (int first = 0; first < words.size(); first += step) {
				cancellation.check();
				int begin = Math.max(0, first - CONTEXT);
				int last = Math.min(words.size(), first + step);
				List<CoreLabel> window = new ArrayList<>();
				words.subList(begin, Math.min(words.size(), last + CONTEXT)).forEach(word -> window.add(new CoreLabel(word)));
				tagWindow(window, first - begin, last - begin, tags, marginals);
			}
		}
		return TagScheme.decode(tags).stream().map(chunk -> new ScoredChunk(chunk, score(chunk, marginals))).toList();
	}

	/**
	 * Appends, for each position {@code [from, to)}, the tag, and unless that is the background, which no chunk asks about, its
	 * probability alone and given the tag before.
	 */
	private void tagWindow(List<CoreLabel> words, int from, int to, List<String> tags, List<double[]> marginals) {
		new ObjectBankWrapper<CoreLabel>(classifier.flags, null, classifier.getKnownLCWords()).processDocument(words);
		CRFCliqueTree<String> tree = classifier.getCliqueTree(words);
		int pad = tree.window() - 1;
		int[] best = new ExactBestSequenceFinder().bestSequence(new TestSequenceModel(tree));
		for (int i = from; i < to; i++) {
			int label = best[i + pad];
			String tag = classifier.classIndex.get(label);
			tags.add(tag);
			if (tag.equals(classifier.flags.backgroundSymbol)) {
				marginals.add(NOT_ASKED);
				continue;
			}
			double alone = tree.prob(i, label);
			double withPrevious = i == 0 || pad == 0 ? alone : tree.prob(i, new int[] {best[i + pad - 1], label});
			double previous = i == 0 ? 1 : tree.prob(i - 1, best[i + pad - 1]);
			marginals.add(new double[] {alone, previous == 0 ? 0 : withPrevious / previous});
		}
	}

	/** P(t1) P(t2 | t1) ... of the chunk's tags: exact for a chain of first order. */
	private static double score(Chunk chunk, List<double[]> marginals) {
		double score = marginals.get(chunk.begin())[0];
		for (int i = chunk.begin() + 1; i < chunk.end(); i++) {
			score *= marginals.get(i)[1];
		}
		return Math.max(0, Math.min(1, score));
	}
}
