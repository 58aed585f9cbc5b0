package org.lorgnette.engine.djl.base;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine over native code that works on texts. */
public abstract class NeuralEngine extends NativeEngine implements TextEngine {

	protected NeuralEngine(EngineDescriptor descriptor, Settings settings) {
		super(descriptor, settings);
	}

	@Override
	public final Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		return work("document " + document.id(), cancellation, either -> predict(document, either));
	}

	/**
	 * Called by several threads at once.
	 *
	 * @param cancellation
	 *            also true once the engine is closed; to be checked at least every few hundred milliseconds of work
	 */
	protected abstract Analysis predict(Document document, Cancellation cancellation) throws EngineException;
}
