package org.lorgnette.model;

import java.util.Map;

/** Something said about a document that has an id there: what relations, notes and links can point to. */
public sealed interface Annotation permits Entity, Relation, Event {

	/** Unique among the annotations of its document. */
	String id();

	String type();

	/** Further features by name; a flag has the value {@code "true"}. */
	Map<String, String> attributes();
}
