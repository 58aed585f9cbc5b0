package org.lorgnette.world.question;

import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Trait;

/** A question. A filter named {@code reference} must match exactly one thing. */
public sealed interface Program {

	/** "How many ... are there?" */
	record Count(Things things) implements Program {
	}

	/** "Is there a ...?" */
	record Exists(Things things) implements Program {
	}

	/** "Is there no ...?": yes if there is none. */
	record Missing(Filter filter) implements Program {
	}

	/** "What colour is the ...?", which must be exactly one. */
	record Query(Attribute attribute, Things one) implements Program {
	}

	/** "Is the small circle red?" */
	record Verify(Filter reference, Trait trait) implements Program {
	}

	/** "Is the red circle left of the blue square?" */
	record VerifyPlace(Filter subject, Relation relation, Filter reference) implements Program {
	}

	/** "Do the circle and the square have the same colour?" */
	record VerifyAlike(Attribute attribute, Filter reference, Filter other) implements Program {
	}

	/** "Are there more red things than circles?"; of one or the other there must be some. */
	record Compare(Comparison comparison, Filter one, Filter other) implements Program {
	}

	/** "Is there a red circle and a blue square?" */
	record Both(Filter one, Filter other) implements Program {
	}

	/** "Is there a red circle or a blue square?": yes also if there are both. */
	record Either(Filter one, Filter other) implements Program {
	}

	/** Whether the attribute itself is spoken of, as in "what shape" or "is it a circle", and not only one of its values. */
	default boolean names(Attribute attribute) {
		return switch (this) {
			case Query query -> query.attribute() == attribute;
			case VerifyAlike alike -> alike.attribute() == attribute;
			case Verify verify -> verify.trait().attribute() == attribute;
			case Count(Things.Alike alike) -> alike.attribute() == attribute;
			case Exists(Things.Alike alike) -> alike.attribute() == attribute;
			default -> false;
		};
	}
}
