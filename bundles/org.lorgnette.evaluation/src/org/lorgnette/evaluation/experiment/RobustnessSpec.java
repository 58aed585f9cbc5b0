package org.lorgnette.evaluation.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks again with a text, a question or a picture changed so little that nobody would answer otherwise.
 *
 * @param changes in the order in which they are shown
 * @param limit how many documents or questions about pictures are drawn; or passages until they have as many questions
 * @param parts what of a question and its passage is changed; names and gender are changed in both
 * @param paraphrases a file with other wordings of questions, relative to the folder of the corpus
 */
public record RobustnessSpec(List<Change> changes, int limit, Parts parts, Optional<String> paraphrases) {

	public static final int DEFAULT_LIMIT = 500;

	/** Of a question over a passage. */
	public enum Parts {
		BOTH, QUESTION, PASSAGE;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public RobustnessSpec {
		changes = List.copyOf(changes);
	}
}
