package org.lorgnette.world.question;

import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Trait;

/** Some of the things of a scene. A filter named {@code reference} must match exactly one thing: "the blue square". */
public sealed interface Things {

	/** "red circles" */
	record Matching(Filter filter) implements Things {
	}

	/** "circles that are not red" */
	record Except(Filter subject, Trait excluded) implements Things {
	}

	/** "red circles left of the blue square", never that square itself */
	record Placed(Filter subject, Relation relation, Filter reference) implements Things {
	}

	/** "circles that are red or blue" */
	record OneOrOther(Filter subject, Trait one, Trait other) implements Things {
	}

	/** "red circles and blue squares" */
	record Union(Filter one, Filter other) implements Things {
	}

	/** "other things of the same colour as the small circle" */
	record Alike(Attribute attribute, Filter reference) implements Things {
	}
}
