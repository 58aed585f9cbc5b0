package org.lorgnette.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import org.lorgnette.model.Instance;

/** Reads a corpus instance by instance; memory does not grow with the corpus. */
public interface CorpusReader extends Closeable {

	/**
	 * The next instance, or empty at the end.
	 *
	 * @throws CorpusException
	 *             if the corpus is not what its format asks for, beyond what can be skipped and reported
	 */
	Optional<Instance> next() throws IOException;
}
