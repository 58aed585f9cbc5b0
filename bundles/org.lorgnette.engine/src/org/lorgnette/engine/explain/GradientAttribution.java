package org.lorgnette.engine.explain;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/**
 * Gives the gradients behind an engine's decisions. An engine may do so itself; or a bundle that can differentiate what another
 * one serves does it through {@link org.lorgnette.engine.EngineProvider#gradients()}.
 */
public interface GradientAttribution {

	/** Whether decisions of this engine can be looked into. */
	boolean supports(TextEngine engine);

	/**
	 * The function behind a decision about a document.
	 *
	 * @throws EngineException
	 *             if the engine's model cannot be differentiated here (an
	 *             {@link org.lorgnette.engine.EngineUnavailableException} says what to do), or the decision has no such function
	 */
	DifferentiableDecision open(TextEngine engine, Document document, Decision decision, Cancellation cancellation)
			throws EngineException;
}
