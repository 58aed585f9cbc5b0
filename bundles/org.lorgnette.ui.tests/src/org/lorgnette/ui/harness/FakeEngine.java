package org.lorgnette.ui.harness;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine that does what a test wants. */
public record FakeEngine(EngineDescriptor descriptor, Settings settings, Work work, Runnable closing) implements TextEngine {

	/** How it reads a text. */
	@FunctionalInterface
	public interface Work {
		Analysis analyze(Document document, Cancellation cancellation) throws EngineException;
	}

	/** One that holds nothing. */
	public FakeEngine(EngineDescriptor descriptor, Settings settings, Work work) {
		this(descriptor, settings, work, () -> {
			// Nothing to give back.
		});
	}

	@Override
	public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		return work.analyze(document, cancellation);
	}

	@Override
	public void close() {
		closing.run();
	}
}
