package org.lorgnette.engine.corenlp.training;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.optimization.DiffFunction;
import edu.stanford.nlp.optimization.Evaluator;
import edu.stanford.nlp.optimization.Minimizer;
import edu.stanford.nlp.sequences.ObjectBankWrapper;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.corenlp.base.Quiet;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Trains a linear-chain CRF with BIOES labels by L-BFGS with a Gaussian prior. Features, as in CoreNLP's own English models but
 * for word clusters: the word, the one before and the one after, prefixes and suffixes, word shapes, words within 4 positions in
 * any order, and pairs of all these with the previous label; of label pairs only those seen in training. The same sentences and
 * options give the same model. Memory grows with the features times the labels: about 5 GB for 280,000 words and 15 labels.
 */
public final class CrfTrainer {

	/**
	 * {@code threads} compute the gradient; results are the same for the same number. A round of training ends after
	 * {@code maxIterations} of L-BFGS (0 for no limit), each with one evaluation of the objective or a few, or when it no longer
	 * improves. A smaller {@code sigma} keeps weights smaller.
	 */
	public record Options(int threads, int maxIterations, double sigma) {

		public static final Options DEFAULT = new Options(1, 0, 20);

		/** @throws IllegalArgumentException for a value that makes no sense */
		public Options {
			if (threads < 1 || maxIterations < 0 || !(sigma > 0)) {
				throw new IllegalArgumentException("expected threads >= 1, maxIterations >= 0 and sigma > 0, got " + threads + ", "
						+ maxIterations + ", " + sigma);
			}
		}
	}

	/** Hears of each evaluation of the objective, a penalised negative log-likelihood that training makes small. */
	@FunctionalInterface
	public interface Progress {

		/** @param number 0 for training with all features, 1 for the second time, without those that got small weights */
		default void roundBegins(int number) {
		}

		/** @param evaluations so far, over all rounds; line search also tries weights that are worse */
		void evaluated(int evaluations, double objective);
	}

	private static final long POLL_MILLIS = 50;

	private final Options options;

	public CrfTrainer(Options options) {
		this.options = options;
	}

	/**
	 * Trains on all sentences and writes the model, packed by gzip. The target appears only when it is complete; what was there
	 * stays if anything fails. A cancellation is seen at once; the thread that computes ends, and frees its memory, after its pass
	 * over the corpus.
	 *
	 * @throws IOException
	 *             if the target cannot be written
	 * @throws IllegalArgumentException
	 *             if there is nothing to learn: no sentence, or no tag but O
	 */
	public void train(Iterable<TaggedSentence> sentences, Path target, Progress progress, Cancellation cancellation)
			throws IOException {
		Quiet.please();
		WatchedCrf crf = new WatchedCrf(features(), progress, cancellation);
		List<List<CoreLabel>> corpus = new ArrayList<>();
		boolean anyEntity = false;
		for (TaggedSentence sentence : sentences) {
			cancellation.check();
			if (!sentence.words().isEmpty()) {
				List<CoreLabel> labels = labels(sentence);
				anyEntity |= labels.stream().anyMatch(label -> !label.get(CoreAnnotations.AnswerAnnotation.class).equals("O"));
				corpus.add(crf.process(labels));
			}
		}
		if (!anyEntity) {
			throw new IllegalArgumentException("nothing to learn: " + corpus.size() + " sentences, and no tag but O");
		}
		inThreadOfItsOwn(() -> crf.train(new Watched(corpus, cancellation), crf.defaultReaderAndWriter()), cancellation);
		cancellation.check();
		write(crf, target);
	}

	/** A pass over a large corpus takes many seconds, in which CoreNLP asks nobody whether to go on. */
	private static void inThreadOfItsOwn(Runnable training, Cancellation cancellation) {
		FutureTask<Void> work = new FutureTask<>(training, null);
		Thread.ofPlatform().daemon().name("crf-training").start(work);
		while (true) {
			try {
				work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException e) {
				cancellation.check();
			} catch (InterruptedException e) {
				work.cancel(true);
				Thread.currentThread().interrupt();
				throw new CancellationException();
			} catch (ExecutionException e) {
				switch (e.getCause()) {
					case CancellationException cancelled -> throw cancelled;
					case Error error -> throw error;
					default -> throw new IllegalStateException("training failed: " + e.getCause(), e.getCause());
				}
			}
		}
	}

	private static List<CoreLabel> labels(TaggedSentence sentence) {
		List<String> tags = TagScheme.BIOES.repair(sentence.tags());
		List<CoreLabel> labels = new ArrayList<>(tags.size());
		for (int i = 0; i < tags.size(); i++) {
			CoreLabel label = new CoreLabel(8);
			label.set(CoreAnnotations.TextAnnotation.class, TokenizedDocument.word(sentence.words().get(i)));
			label.set(CoreAnnotations.AnswerAnnotation.class, tags.get(i));
			label.set(CoreAnnotations.GoldAnswerAnnotation.class, tags.get(i));
			labels.add(label);
		}
		return labels;
	}

	private Properties features() {
		Properties features = new Properties();
		for (String flag : List.of("useClassFeature", "useWord", "useNGrams", "noMidNGrams", "usePrev", "useNext", "useSequences",
				"usePrevSequences", "useLongSequences", "useTypeSeqs", "useTypeSeqs2", "useTypeySequences", "useDisjunctive",
				"useObservedSequencesOnly", "useOccurrencePatterns", "useLastRealWord", "useNextRealWord", "useQN")) {
			features.setProperty(flag, "true");
		}
		features.setProperty("map", "word=0,answer=1");
		features.setProperty("maxNGramLeng", "6");
		features.setProperty("maxLeft", "1");
		features.setProperty("wordShape", "dan2useLC");
		features.setProperty("disjunctionWidth", "4");
		features.setProperty("QNsize", "25");
		features.setProperty("featureDiffThresh", "0.05");
		features.setProperty("sigma", Double.toString(options.sigma()));
		features.setProperty("multiThreadGrad", Integer.toString(options.threads()));
		if (options.maxIterations() > 0) {
			features.setProperty("maxQNItr", Integer.toString(options.maxIterations()));
		}
		return features;
	}

	private static void write(CRFClassifier<CoreLabel> crf, Path target) throws IOException {
		Path absolute = target.toAbsolutePath();
		Files.createDirectories(absolute.getParent());
		// Not by createTempFile, which lets nobody but the owner read.
		Path part = absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + ".part");
		try {
			try (OutputStream bytes = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
					ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes, 1 << 16))) {
				crf.serializeClassifier(out);
			}
			Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** A corpus whose reading can be cancelled. */
	private static final class Watched extends AbstractList<List<CoreLabel>> {

		private final List<List<CoreLabel>> corpus;
		private final Cancellation cancellation;

		Watched(List<List<CoreLabel>> corpus, Cancellation cancellation) {
			this.corpus = corpus;
			this.cancellation = cancellation;
		}

		@Override
		public List<CoreLabel> get(int index) {
			cancellation.check();
			return corpus.get(index);
		}

		@Override
		public int size() {
			return corpus.size();
		}
	}

	/** A classifier whose training tells how far it is and can be cancelled. */
	private static final class WatchedCrf extends CRFClassifier<CoreLabel> {

		private final Progress progress;
		private final Cancellation cancellation;
		private int evaluations;
		private int rounds;

		WatchedCrf(Properties features, Progress progress, Cancellation cancellation) {
			super(features);
			this.progress = progress;
			this.cancellation = cancellation;
		}

		List<CoreLabel> process(List<CoreLabel> sentence) {
			return new ObjectBankWrapper<CoreLabel>(flags, null, knownLCWords).processDocument(sentence);
		}

		@Override
		public Minimizer<DiffFunction> getMinimizer(int featurePruneIteration, Evaluator[] evaluators) {
			progress.roundBegins(rounds++);
			Minimizer<DiffFunction> minimizer = super.getMinimizer(featurePruneIteration, evaluators);
			return new Minimizer<>() {
				@Override
				public double[] minimize(DiffFunction function, double tolerance, double[] initial) {
					return minimizer.minimize(watch(function), tolerance, initial);
				}

				@Override
				public double[] minimize(DiffFunction function, double tolerance, double[] initial, int maxIterations) {
					return minimizer.minimize(watch(function), tolerance, initial, maxIterations);
				}
			};
		}

		private DiffFunction watch(DiffFunction function) {
			return new DiffFunction() {
				@Override
				public double valueAt(double[] weights) {
					cancellation.check();
					double value = function.valueAt(weights);
					progress.evaluated(++evaluations, value);
					return value;
				}

				@Override
				public double[] derivativeAt(double[] weights) {
					return function.derivativeAt(weights);
				}

				@Override
				public int domainDimension() {
					return function.domainDimension();
				}
			};
		}
	}
}
