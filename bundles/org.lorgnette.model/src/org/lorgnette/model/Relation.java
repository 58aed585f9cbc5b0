package org.lorgnette.model;

import java.util.Map;

/**
 * A typed relation between two annotations of a document. Directed from head to tail unless {@code symmetric} (a is married
 * to b).
 */
public record Relation(String id, String type, Argument head, Argument tail, boolean symmetric,
		Map<String, String> attributes) implements Annotation, Value {

	public static final String HEAD_ROLE = "Arg1";
	public static final String TAIL_ROLE = "Arg2";

	public Relation {
		attributes = Attributes.copy(attributes);
	}

	/** A directed relation between the annotations with these ids. */
	public Relation(String id, String type, String head, String tail) {
		this(id, type, new Argument(HEAD_ROLE, head), new Argument(TAIL_ROLE, tail), false, Map.of());
	}

	public Relation withType(String newType) {
		return new Relation(id, newType, head, tail, symmetric, attributes);
	}
}
