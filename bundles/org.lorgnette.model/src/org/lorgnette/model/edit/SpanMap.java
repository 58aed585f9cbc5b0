package org.lorgnette.model.edit;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;

/** Where spans of one text lie in another. */
interface SpanMap {

	/** Empty if there is nothing in the other text that stands for the span; the same object if it lies where it did. */
	Optional<Span> span(Span span);

	/**
	 * What there is of the fragments in the other text, or empty if that is nothing; the same list if they lie where they
	 * did.
	 */
	Optional<List<Span>> fragments(List<Span> fragments);
}
