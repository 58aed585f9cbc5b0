package org.lorgnette.engine.djl.writing;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** A batch of sources that a network has read, and in rows what was written of them so far. For one thread. */
public interface Pages extends AutoCloseable {

	/** The logits of what may be written first: of each source a row, of each row those of all tokens up to the source's last word. */
	List<float[]> begin(Cancellation cancellation) throws EngineException;

	/**
	 * Goes on.
	 *
	 * @param parents of each new row the number of the row before that it continues; a row may be continued several times, or not at all
	 * @param tokens what was written in each
	 * @return as of {@link #begin}
	 */
	List<float[]> next(int[] parents, int[] tokens, Cancellation cancellation) throws EngineException;

	@Override
	void close();
}
