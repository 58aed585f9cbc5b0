package org.lorgnette.engine.baseline.shapes;

import java.util.List;
import java.util.Optional;

/**
 * A question as the grammar reads it.
 *
 * @param subject what it is about; of two joined phrases the first
 * @param relations how the subject lies to the object, the nearest to the subject first; between two of them stands some other thing
 * @param object what the subject is related, compared or joined to, or said to be
 * @param link how the object goes with the subject
 * @param negated whether the answer to it is turned round
 * @param quantity how many are meant where a number stands with the subject
 * @param statement whether it is a statement to judge
 */
record Query(Asks asks, Phrase subject, List<Term> relations, Optional<Phrase> object, Link link, boolean negated, Quantity quantity,
		boolean statement) {

	enum Asks {
		WHETHER, COLOUR, FORM, COUNT, PLACE
	}

	enum Link {
		NONE, SIDES, BIGGER, SMALLER, IS, AND, OR
	}

	enum Quantity {
		EXACTLY, AT_LEAST, MORE, FEWER
	}

	List<Side> sides() {
		return relations.stream().map(term -> Side.valueOf(term.value())).toList();
	}
}
