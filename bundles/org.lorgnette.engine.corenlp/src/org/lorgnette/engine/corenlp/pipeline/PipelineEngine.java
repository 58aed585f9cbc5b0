package org.lorgnette.engine.corenlp.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.Annotator;
import edu.stanford.nlp.util.CoreMap;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.CoreNlpEngine;
import org.lorgnette.engine.corenlp.base.SharedModels.Lease;
import org.lorgnette.engine.corenlp.base.TokenizedDocument;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Value;

/**
 * Runs annotators over a document slice by slice. Sentences longer than CoreNLP's parsers bear are cut. A slice runs in a thread of
 * its own, which is left to end by itself when the work is cancelled meanwhile.
 */
abstract class PipelineEngine extends CoreNlpEngine {

	private static final int MAX_SENTENCE = 100;
	private static final long POLL_MILLIS = 50;

	private final Lease<List<Annotator>> annotators;
	private final int sliceTokens;

	PipelineEngine(EngineDescriptor descriptor, Settings settings, Lease<List<Annotator>> annotators, int sliceTokens) {
		super(descriptor, settings, Tokenization.english());
		this.annotators = annotators;
		this.sliceTokens = sliceTokens;
	}

	/** Takes over what was found in an annotated sentence. Called in text order by one thread. */
	@FunctionalInterface
	interface Harvest {
		void sentence(CoreMap sentence);
	}

	/** What to do with annotated sentences; the predictions go to the list. */
	abstract Harvest harvest(TokenizedDocument document, List<Prediction<? extends Value>> predictions);

	@Override
	protected final List<Prediction<? extends Value>> predict(TokenizedDocument document, Cancellation cancellation)
			throws EngineException {
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		Harvest harvest = harvest(document, predictions);
		List<Annotator> steps = annotators.model();
		for (List<Sentence> slice : Slice.group(document.sentencesOfAtMost(MAX_SENTENCE), sliceTokens)) {
			cancellation.check();
			Annotation annotation = Slice.annotation(document, slice);
			annotate(annotation, steps, cancellation);
			annotation.get(CoreAnnotations.SentencesAnnotation.class).forEach(harvest::sentence);
		}
		return predictions;
	}

	private void annotate(Annotation annotation, List<Annotator> steps, Cancellation cancellation) throws EngineException {
		FutureTask<Void> work = new FutureTask<>(() -> {
			for (Annotator step : steps) {
				cancellation.check();
				step.annotate(annotation);
			}
			return null;
		});
		Thread.ofPlatform().daemon().name(descriptor().id()).start(work);
		try {
			while (true) {
				try {
					work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
					return;
				} catch (TimeoutException e) {
					cancellation.check();
				}
			}
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case CancellationException cancelled -> throw cancelled;
				case OutOfMemoryError memory -> throw memory;
				default -> throw new EngineException("engine '" + descriptor().id() + "' failed: " + e.getCause(), e.getCause());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} finally {
			work.cancel(true);
		}
	}

	@Override
	protected final void release() {
		annotators.close();
	}
}
