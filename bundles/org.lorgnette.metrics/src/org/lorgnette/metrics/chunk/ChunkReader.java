package org.lorgnette.metrics.chunk;

import java.util.List;

/** Reads one side's chunks, sentence after sentence. */
interface ChunkReader {

	/** A chunk by its type's number in the tally, and positions that mean the same for both sides of a sentence. */
	record Found(int type, long begin, long end) {
	}

	/**
	 * The chunks that end in this sentence, in order of their ends; no two have the same end.
	 *
	 * @throws IllegalTagException
	 *             from the first tag that cannot be read; the reader's state is as before then
	 */
	List<Found> read(List<String> tags, long sentenceIndex);
}
