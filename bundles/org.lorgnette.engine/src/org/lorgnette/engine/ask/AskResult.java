package org.lorgnette.engine.ask;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one engine answers to a question over several documents.
 *
 * @param answers answers with a text, from the surest on; at most as many as were wanted
 * @param noAnswer how sure the engine is that none of the documents has an answer, 0..1, if it says so: what it says of the
 *            document where it is least sure of that
 * @param documents how many were asked
 * @param failures documents on which the engine failed
 */
public record AskResult(String question, String engine, List<CitedAnswer> answers, OptionalDouble noAnswer, long documents,
		List<AskFailure> failures) {

	public AskResult {
		answers = List.copyOf(answers);
		failures = List.copyOf(failures);
	}

	/** The surest answer; empty if the engine says that there is none, or found none. */
	public Optional<CitedAnswer> best() {
		return saysNoAnswer() ? Optional.empty() : Optional.of(answers.getFirst());
	}

	/** Whether no answer at all is surer than every answer found. */
	public boolean saysNoAnswer() {
		return answers.isEmpty() || noAnswer.orElse(0) > answers.getFirst().prediction().score().orElse(1);
	}
}
