package org.lorgnette.io.tokens;

import java.util.List;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;

/**
 * What one engine found in one document. {@code analyzed} is the document with the tokens the engine worked on; {@code stale} says that
 * the text has changed since, so that differences mean nothing.
 */
public record Layer(List<Entity> entities, Document analyzed, boolean stale) {

	public Layer {
		entities = List.copyOf(entities);
	}
}
