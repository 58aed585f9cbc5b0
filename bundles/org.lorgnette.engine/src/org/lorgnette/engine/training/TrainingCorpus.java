package org.lorgnette.engine.training;

import java.io.IOException;
import java.util.stream.Stream;

import org.lorgnette.model.Document;

/** Annotated documents, or questions about pictures, that can be gone through as often as a method needs. */
@FunctionalInterface
public interface TrainingCorpus {

	/**
	 * The documents from the first on, read while the stream is consumed; to be closed. A fault while reading surfaces as
	 * {@link java.io.UncheckedIOException}.
	 */
	Stream<Document> open() throws IOException;

	/**
	 * Likewise the questions, if the corpus is one of questions about pictures; those of one picture need not follow each other.
	 *
	 * @throws IOException
	 *             if it is one of texts
	 */
	default Stream<PictureQuestion> questions() throws IOException {
		throw new IOException("these are texts; expected questions about pictures");
	}
}
