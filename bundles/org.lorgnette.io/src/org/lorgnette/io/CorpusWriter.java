package org.lorgnette.io;

import java.io.Closeable;
import java.io.IOException;

import org.lorgnette.model.Instance;

/**
 * Writes a corpus instance by instance. Nothing stands at the target before {@link #commit}; closing without it leaves the target
 * as it was.
 */
public interface CorpusWriter extends Closeable {

	/** @throws CorpusException if the format cannot hold this kind of instance at all */
	void write(Instance instance) throws IOException;

	/** Completes the output and puts it in its place at once. */
	void commit() throws IOException;
}
