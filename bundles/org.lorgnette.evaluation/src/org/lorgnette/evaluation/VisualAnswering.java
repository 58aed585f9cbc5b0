package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What else is measured of answers to questions about pictures.
 *
 * @param breakdowns accuracy by {@link #ANSWER_TYPE}; precision, recall and F1 by {@link #ANSWER}, the most frequent gold answers first
 * @param answers how many different answers the gold has
 * @param severalAnnotators whether some question has answers of several people; accuracy is then that of VQA (Antol et al. 2015), else
 *        the share of answers that equal the gold to the letter
 * @param baselines what is reached without looking at pictures
 * @param fit what the baselines were made from
 */
public record VisualAnswering(Map<String, Map<String, Score>> breakdowns, int answers, boolean severalAnnotators,
		List<Baseline> baselines, Fit fit) {

	public static final String ANSWER_TYPE = "answer-type";
	public static final String ANSWER = "answer";
	/** Always gives the answer that is the most frequent. */
	public static final String MAJORITY = "majority";
	/** Gives the answer that is the most frequent for these words, whatever the picture. */
	public static final String QUESTION_ONLY = "question-only";

	/** The methods that see no picture. */
	public static final List<String> BLIND = List.of(MAJORITY, QUESTION_ONLY);

	public VisualAnswering {
		Map<String, Map<String, Score>> copy = new LinkedHashMap<>();
		breakdowns.forEach((name, scores) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(scores))));
		breakdowns = Collections.unmodifiableMap(copy);
		baselines = List.copyOf(baselines);
	}

	/**
	 * A method that sees no picture.
	 *
	 * @param name {@link #MAJORITY} or {@link #QUESTION_ONLY}
	 * @param overall by measure, as of an engine
	 * @param kinds by kind of question
	 */
	public record Baseline(String name, Map<String, Score> overall, Map<String, Score> kinds) {

		public Baseline {
			overall = Collections.unmodifiableMap(new LinkedHashMap<>(overall));
			kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
		}
	}

	/**
	 * What baselines were made from.
	 *
	 * @param itself whether these are the questions measured; each is then answered by what those about other pictures teach
	 * @param questions how many
	 * @param texts how many different wordings
	 * @param unseen how many of the questions measured have a wording that was not learned before they were answered
	 */
	public record Fit(boolean itself, long questions, long texts, long unseen) {
	}
}
