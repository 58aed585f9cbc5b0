package org.lorgnette.model;

/** One filled role of a relation or event: {@code target} is the id of an annotation of the same document. */
public record Argument(String role, String target) {

	public Argument withTarget(String newTarget) {
		return new Argument(role, newTarget);
	}
}
