package org.lorgnette.model.edit;

import java.util.List;
import java.util.Set;

import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/** A change of the gold of one document. */
public sealed interface GoldEdit {

	/**
	 * The document after the change.
	 *
	 * @throws IllegalArgumentException
	 *             if the change does not fit the document: an unknown id, a span outside the text, an entity that is there already
	 */
	default Document applyTo(Document document) {
		return applyTo(document, Set.of());
	}

	/**
	 * Likewise, but gives new annotations none of the ids that are {@code taken}, such as by lines of a file that could not be read.
	 *
	 * @throws IllegalArgumentException
	 *             likewise
	 */
	default Document applyTo(Document document, Set<String> taken) {
		return GoldEditing.apply(this, document, taken);
	}

	/** Adds an entity under a new id. */
	record AddEntity(String type, List<Span> fragments) implements GoldEdit {

		public AddEntity {
			fragments = List.copyOf(fragments);
		}
	}

	/** Gives an entity or relation another type. */
	record Retype(String id, String type) implements GoldEdit {
	}

	/** Gives an entity other fragments: extends, shrinks or moves it. */
	record Refragment(String id, List<Span> fragments) implements GoldEdit {

		public Refragment {
			fragments = List.copyOf(fragments);
		}
	}

	/** Adds a relation between two entities under a new id. */
	record AddRelation(String type, String head, String tail) implements GoldEdit {
	}

	/** Removes an entity with all that hangs on it, or a relation. */
	record Delete(String id) implements GoldEdit {
	}

	/** Sets an attribute of an entity or relation; an empty value removes it. */
	record SetAttribute(String id, String name, String value) implements GoldEdit {
	}
}
