package org.lorgnette.engine.remote;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;

/** An engine that can find out whether whom it asks is there. */
public interface TestsConnection extends Engine {

	/**
	 * Sends one small request, which has nothing of the user's and is paid like any other.
	 *
	 * @throws EngineException
	 *             if nobody answers, or not as expected; the message names what is wrong
	 */
	Connection testConnection(Cancellation cancellation) throws EngineException;

	/**
	 * What the answer showed.
	 *
	 * @param model as the server calls it; empty if it does not say
	 * @param millis until the whole answer was there
	 * @param keepsForm whether the answer was of the form that was asked for
	 * @param tellsProbabilities whether tokens came with their probabilities, which scores are made from
	 */
	record Connection(String model, long millis, boolean keepsForm, boolean tellsProbabilities) {
	}
}
