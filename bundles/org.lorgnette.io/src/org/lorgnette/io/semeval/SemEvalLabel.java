package org.lorgnette.io.semeval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.Relation;

/**
 * A label of the task: a relation's name and, unless it is {@code Other}, its direction. {@code head} is {@code e1} or
 * {@code e2}, or empty if the label has no direction.
 */
public record SemEvalLabel(String name, Optional<String> head) {

	private static final Pattern FORM = Pattern.compile("([^\\s()]+)(?:\\((e1,e2|e2,e1)\\))?");

	/** Reads {@code Cause-Effect(e1,e2)} or {@code Other}; empty if the text is no label. */
	public static Optional<SemEvalLabel> parse(String text) {
		Matcher form = FORM.matcher(text);
		return form.matches()
				? Optional.of(new SemEvalLabel(form.group(1), Optional.ofNullable(form.group(2)).map(order -> order.substring(0, 2))))
				: Optional.empty();
	}

	/** The label of a relation between the annotations with ids {@code e1} and {@code e2}. */
	static SemEvalLabel of(Relation relation, String e1) {
		return new SemEvalLabel(relation.type(),
				relation.symmetric() ? Optional.empty() : Optional.of(relation.head().target().equals(e1) ? "e1" : "e2"));
	}

	@Override
	public String toString() {
		return name + head.map(first -> first.equals("e1") ? "(e1,e2)" : "(e2,e1)").orElse("");
	}
}
