package org.lorgnette.model;

import java.util.List;
import java.util.Map;

/**
 * A question over the text of the document that holds it, with its gold answers. {@code answerable} is false if the gold says
 * that the text has no answer; {@code plausible} then holds answers that look right and are not (SQuAD 2).
 */
public record Question(String id, String text, List<Answer> answers, boolean answerable, List<Answer> plausible,
		Map<String, String> metadata) {

	public Question {
		answers = List.copyOf(answers);
		plausible = List.copyOf(plausible);
		metadata = Attributes.copy(metadata);
	}

	/** A question whose gold is not known. */
	public Question(String id, String text) {
		this(id, text, List.of(), true, List.of(), Map.of());
	}
}
