package org.lorgnette.knowledge.question;

import java.util.List;
import java.util.Optional;

/**
 * What became of a plain question.
 *
 * @param sparql the query it was turned into, if it was understood
 * @param whether whether it asks for yes or no; facts are then what speaks for yes, and no facts mean that nothing is known
 * @param facts the answers, the surest first
 * @param unknownName a name in the question that the graph does not have; {@code nearest} the name it has that is written most
 *        alike
 * @param examples questions over the relations of the graph that would be understood, where this one was not
 */
public record AskedQuestion(Outcome outcome, Optional<String> sparql, boolean whether, List<Fact> facts,
		Optional<String> unknownName,
		Optional<String> nearest, List<String> examples) {

	/** How it went. */
	public enum Outcome {
		/** There are answers. */
		ANSWERED,
		/** It was understood, and the graph says nothing about it. */
		NOTHING,
		/** It was understood but for a name that is not in the graph. */
		UNKNOWN_NAME,
		/** It was not understood. */
		NOT_UNDERSTOOD
	}

	public AskedQuestion {
		facts = List.copyOf(facts);
		examples = List.copyOf(examples);
	}
}
