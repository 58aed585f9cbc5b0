package org.lorgnette.world.shapes;

import java.util.Locale;

/** Kinds of questions by the number of sides, and those that only their words make false. */
enum Kind {
	PLAIN, ONE_SIDE, TWO_SIDES, CONTRADICTION;

	static Kind of(Question question) {
		return question.isContradiction() ? CONTRADICTION : values()[question.sides().size()];
	}

	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
