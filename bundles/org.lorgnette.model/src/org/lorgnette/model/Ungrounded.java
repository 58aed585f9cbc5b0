package org.lorgnette.model;

import java.util.List;

/**
 * An entity or a relation that a generative engine wrote and that stands nowhere in the document: it has a type, but no place.
 *
 * @param type of the entity or the relation
 * @param mentions as they were written: one of an entity; head and tail of a relation, of which one at least was not found
 */
public record Ungrounded(String type, List<String> mentions) implements Value {

	/** @throws IllegalArgumentException without a mention, or with more than two */
	public Ungrounded {
		mentions = List.copyOf(mentions);
		if (mentions.isEmpty() || mentions.size() > 2) {
			throw new IllegalArgumentException("ungrounded " + type + ": expected one mention or two, got " + mentions.size());
		}
	}

	public boolean isRelation() {
		return mentions.size() == 2;
	}
}
