package org.lorgnette.engine.explain;

import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;

/** An engine with vectors of words, which shows what lies near what. */
public interface ShowsNeighbours extends TextEngine {

	/**
	 * The nearest words that the engine can list, the most alike first, without the word itself; empty if it has no vector for the
	 * word.
	 *
	 * @param count
	 *            at most so many, 1 or more
	 */
	List<Neighbour> neighbours(String word, int count, Cancellation cancellation) throws EngineException;

	/** The cosine of two words' vectors, -1..1; empty if one of them has none, or a vector of zeros. */
	OptionalDouble similarity(String one, String other) throws EngineException;
}
