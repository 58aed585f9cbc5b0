package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/**
 * Asks an engine for a decision over and over, each time with other words hidden: the score it gives the decision, 1 if it gives
 * none, or 0 if it does not make the decision. Remembers what it asked. For use by one thread.
 */
public final class EngineProbe implements MaskedScores {

	private final TextEngine engine;
	private final Document document;
	private final List<Word> words;
	private final Hiding hiding;
	private final Decision decision;
	private final DecisionScore score;
	private final int threads;
	private final Map<BitSet, OptionalDouble> known = new HashMap<>();

	/**
	 * @param words
	 *            what sets of hidden words count: words of the text in its order without overlaps, and likewise of the question
	 * @param threads
	 *            how many texts the engine looks at at once, 1 or more; one that {@link AnalyzesBatches} gets them together instead
	 */
	public EngineProbe(TextEngine engine, Document document, Decision decision, List<Word> words, Hiding hiding, Matching matching,
			int threads) {
		if (threads < 1) {
			throw new IllegalArgumentException("threads: " + threads + "; expected 1 or more");
		}
		this.engine = engine;
		this.document = document;
		this.decision = decision;
		this.words = List.copyOf(words);
		this.hiding = hiding;
		this.score = new DecisionScore(decision, matching);
		this.threads = threads;
	}

	/** The score in the unchanged text, or empty if the engine does not make the decision there. */
	public OptionalDouble base(Cancellation cancellation) throws EngineException {
		BitSet nothing = new BitSet();
		of(List.of(nothing), ExplainListener.NONE, cancellation);
		return known.get(nothing);
	}

	@Override
	public double[] of(List<BitSet> hidden, ExplainListener listener, Cancellation cancellation) throws EngineException {
		LinkedHashSet<BitSet> unknown = new LinkedHashSet<>(hidden);
		unknown.removeAll(known.keySet());
		ask(unknown.stream().map(set -> (BitSet) set.clone()).toList(), listener, cancellation);
		return hidden.stream().mapToDouble(set -> known.get(set).orElse(0)).toArray();
	}

	private void ask(List<BitSet> sets, ExplainListener listener, Cancellation cancellation) throws EngineException {
		cancellation.check();
		int size = engine instanceof AnalyzesBatches batches ? Math.max(1, batches.batchSize()) : 1;
		int atOnce = engine instanceof AnalyzesBatches ? 1 : Math.min(threads, Math.max(1, sets.size()));
		AtomicBoolean stopped = new AtomicBoolean();
		Cancellation either = () -> stopped.get() || cancellation.isCancelled();
		List<Future<List<OptionalDouble>>> running = new ArrayList<>();
		try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
			try {
				for (int from = 0; from < sets.size(); from += size) {
					List<BitSet> batch = sets.subList(from, Math.min(sets.size(), from + size));
					running.add(pool.submit(() -> scores(batch, either)));
				}
				int done = 0;
				for (Future<List<OptionalDouble>> future : running) {
					for (OptionalDouble found : await(future)) {
						known.put(sets.get(done++), found);
					}
					listener.progress(done, sets.size());
				}
			} finally {
				// Whatever still waits after a failure or a cancellation is not begun, and what runs ends early.
				stopped.set(true);
				running.forEach(future -> future.cancel(false));
			}
		}
	}

	private static List<OptionalDouble> await(Future<List<OptionalDouble>> future) throws EngineException {
		try {
			return future.get();
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case EngineException failure -> throw failure;
				case RuntimeException failure -> throw failure;
				case Error failure -> throw failure;
				default -> throw new IllegalStateException(e.getCause());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	private List<OptionalDouble> scores(List<BitSet> batch, Cancellation cancellation) throws EngineException {
		cancellation.check();
		List<HiddenDocument> changed = batch.stream()
				.map(set -> new HiddenDocument(document, words, set, hiding, decision.question())).toList();
		List<OptionalDouble> scores = new ArrayList<>();
		if (engine instanceof AnalyzesBatches batches) {
			List<Analysis> analyses = batches.analyzeAll(changed.stream().map(HiddenDocument::document).toList(), cancellation);
			for (int i = 0; i < changed.size(); i++) {
				scores.add(score.in(changed.get(i), analyses.get(i)));
			}
		} else {
			for (HiddenDocument each : changed) {
				scores.add(score.in(each, engine.analyze(each.document(), cancellation)));
			}
		}
		return scores;
	}
}
