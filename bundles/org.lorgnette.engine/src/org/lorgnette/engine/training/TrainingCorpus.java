package org.lorgnette.engine.training;

import java.io.IOException;
import java.util.stream.Stream;

import org.lorgnette.model.Document;

/** Annotated documents that can be gone through as often as a method needs. */
@FunctionalInterface
public interface TrainingCorpus {

	/**
	 * The documents from the first on, read while the stream is consumed; to be closed. A fault while reading surfaces as
	 * {@link java.io.UncheckedIOException}.
	 */
	Stream<Document> open() throws IOException;
}
