package org.lorgnette.engine.ask;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Document;

/** Where the documents to ask come from, one after the other; empty at the end. */
@FunctionalInterface
public interface DocumentSupply {

	Optional<Document> next() throws IOException;

	static DocumentSupply of(List<Document> documents) {
		Iterator<Document> rest = documents.iterator();
		return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
	}
}
