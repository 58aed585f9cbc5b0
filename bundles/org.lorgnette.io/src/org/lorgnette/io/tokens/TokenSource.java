package org.lorgnette.io.tokens;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Document;

/** A document with its gold, and one layer for each engine, empty as long as the engine has not read the document. */
public record TokenSource(Document document, List<Optional<Layer>> layers) {

	public TokenSource {
		layers = List.copyOf(layers);
	}
}
