package org.lorgnette.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question, or a statement to judge, about one or more pictures. {@code images} are paths relative to the corpus;
 * {@code answers} are the gold answers, one for each annotator; {@code options} are the choices offered, empty if the answer is
 * open; {@code group} ties together questions whose joint correctness counts as consistency (the same NLVR statement).
 */
public record VisualQuestion(String id, List<String> images, String text, List<String> options, List<String> answers,
		Optional<String> questionType, Optional<String> answerType, Optional<String> group, Map<String, String> metadata)
		implements Instance {

	public VisualQuestion {
		images = List.copyOf(images);
		options = List.copyOf(options);
		answers = List.copyOf(answers);
		metadata = Attributes.copy(metadata);
	}
}
