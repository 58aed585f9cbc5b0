package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.metrics.qa.SquadScores;

/**
 * What else is measured of answers to questions.
 *
 * @param squad the numbers of the official script of SQuAD 2.0, in percent: those that {@code score --task qa --scorer squad} gives for the
 *        same answers, with thresholds if the engine gives scores
 * @param nothing the same of a system that says of every question that it has no answer
 * @param breakdowns scores by {@code answer-length} (words of the first gold answer) and {@code passage-length} (words), by range
 */
public record Answering(SquadScores squad, SquadScores nothing, Map<String, Map<String, Score>> breakdowns) {

	public static final String ANSWER_LENGTH = "answer-length";
	public static final String PASSAGE_LENGTH = "passage-length";

	public Answering {
		Map<String, Map<String, Score>> copy = new LinkedHashMap<>();
		breakdowns.forEach((name, scores) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(scores))));
		breakdowns = Collections.unmodifiableMap(copy);
	}

	/** Whether some question has no answer: only then is answering nothing worth comparing with. */
	public boolean hasUnanswerable() {
		return squad.noAnswer().isPresent();
	}
}
