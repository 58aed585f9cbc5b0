package org.lorgnette.engine.explain;

import java.util.BitSet;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** The score of one decision as a function of the words that are hidden. */
@FunctionalInterface
public interface MaskedScores {

	/**
	 * The scores in the order of the sets.
	 *
	 * @param hidden
	 *            sets of word numbers; the empty one gives the score of the unchanged text. They are not changed, nor kept
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 */
	double[] of(List<BitSet> hidden, ExplainListener listener, Cancellation cancellation) throws EngineException;
}
