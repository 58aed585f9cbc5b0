package org.lorgnette.engine.language;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;

/** An engine that says how likely each piece of a text is after those before it. It has no task of its own in experiments. */
public interface LanguageEngine extends Engine {

	/**
	 * Reads a text of any length, as what stands at the begin of a text.
	 *
	 * @param alternatives how many of the likeliest pieces at each place are told, 0 or more
	 * @return its pieces in their order, none for an empty text
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 */
	List<ReadPiece> read(String text, int alternatives, Cancellation cancellation) throws EngineException;

	/** Reads a text without alternatives, as {@link #read(String, int, Cancellation)}. */
	default List<ReadPiece> read(String text, Cancellation cancellation) throws EngineException {
		return read(text, 0, cancellation);
	}

	/**
	 * How the text may go on.
	 *
	 * @param count how many pieces at most, 1 or more
	 * @return the likeliest pieces, from the likeliest on
	 */
	List<NextPiece> next(String text, int count, Cancellation cancellation) throws EngineException;

	/** Writes on from a text; the same for the same arguments. */
	WrittenText write(String text, WritingOptions options, Cancellation cancellation) throws EngineException;
}
