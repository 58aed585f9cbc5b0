package org.lorgnette.world.question;

import org.lorgnette.world.scene.Trait;

/** What is answered, in no language yet. */
public sealed interface Answer {

	record YesNo(boolean yes) implements Answer {
	}

	record Number(int number) implements Answer {
	}

	record Value(Trait trait) implements Answer {
	}

	/** As VQA names kinds of answers. */
	default String type() {
		return switch (this) {
			case YesNo yesNo -> "yes/no";
			case Number number -> "number";
			case Value value -> "other";
		};
	}
}
