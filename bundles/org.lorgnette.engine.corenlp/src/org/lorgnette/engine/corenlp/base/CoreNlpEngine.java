package org.lorgnette.engine.corenlp.base;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/** The life cycle of an engine: tokens first, then what the engine predicts over them; nothing after it was closed. */
public abstract class CoreNlpEngine implements TextEngine {

	private final EngineDescriptor descriptor;
	private final Settings settings;
	private final Tokenization tokenization;
	private volatile boolean closed;

	protected CoreNlpEngine(EngineDescriptor descriptor, Settings settings, Tokenization tokenization) {
		this.descriptor = descriptor;
		this.settings = settings;
		this.tokenization = tokenization;
	}

	@Override
	public final EngineDescriptor descriptor() {
		return descriptor;
	}

	@Override
	public final Settings settings() {
		return settings;
	}

	@Override
	public final Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		if (closed) {
			throw new IllegalStateException("engine '" + descriptor.id() + "' is closed");
		}
		try {
			cancellation.check();
			TokenizedDocument tokenized = tokenization.tokenize(document, cancellation);
			return new Analysis(tokenized.document(), predict(tokenized, cancellation));
		} catch (CancellationException e) {
			throw e;
		} catch (RuntimeException | StackOverflowError e) {
			if (closed) {
				throw new IllegalStateException("engine '" + descriptor.id() + "' was closed while it worked on " + document.id(), e);
			}
			throw new EngineException("engine '" + descriptor.id() + "' failed on document " + document.id() + ": " + e, e);
		}
	}

	/** Called by several threads at once. Checks the cancellation at least every few hundred milliseconds of work. */
	protected abstract List<Prediction<? extends Value>> predict(TokenizedDocument document, Cancellation cancellation)
			throws EngineException;

	/** Lets go of models; called once. */
	protected abstract void release();

	@Override
	public final synchronized void close() {
		if (!closed) {
			closed = true;
			release();
		}
	}
}
