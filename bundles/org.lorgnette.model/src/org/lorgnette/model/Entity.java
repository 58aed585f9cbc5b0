package org.lorgnette.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A typed mention in a document: one fragment, or several in text order if it is discontinuous. Entities of a document may
 * nest and overlap.
 */
public record Entity(String id, String type, List<Span> fragments, Map<String, String> attributes)
		implements Annotation, Value {

	/** @throws IllegalArgumentException without a fragment, or if fragments overlap or are out of order */
	public Entity {
		fragments = List.copyOf(fragments);
		if (fragments.isEmpty()) {
			throw new IllegalArgumentException("entity " + id + " has no fragment");
		}
		for (int i = 1; i < fragments.size(); i++) {
			if (fragments.get(i).begin() < fragments.get(i - 1).end()) {
				throw new IllegalArgumentException("entity " + id + ": fragments overlap or are out of order");
			}
		}
		attributes = Attributes.copy(attributes);
	}

	public Entity(String id, String type, Span span) {
		this(id, type, List.of(span), Map.of());
	}

	/** From the begin of the first fragment to the end of the last. */
	public Span span() {
		return new Span(fragments.getFirst().begin(), fragments.getLast().end());
	}

	public boolean isContinuous() {
		return fragments.size() == 1;
	}

	/** The fragments' text, joined by one space. */
	public String text(CharSequence documentText) {
		return fragments.stream().map(fragment -> fragment.of(documentText)).collect(Collectors.joining(" "));
	}

	public Entity withType(String newType) {
		return new Entity(id, newType, fragments, attributes);
	}

	public Entity withId(String newId) {
		return new Entity(newId, type, fragments, attributes);
	}
}
