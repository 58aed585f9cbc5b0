package org.lorgnette.knowledge;

import java.util.Optional;

/**
 * A term in a query's result.
 *
 * @param text of an IRI all of it, of a literal its text, of a blank node its label
 * @param language of a literal with one
 * @param datatype of a literal without language: an IRI
 */
public record Cell(Kind kind, String text, Optional<String> language, Optional<String> datatype) {

	/** What a term is. */
	public enum Kind {
		IRI, LITERAL, BLANK
	}
}
