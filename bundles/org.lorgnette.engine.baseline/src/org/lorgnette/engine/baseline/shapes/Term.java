package org.lorgnette.engine.baseline.shapes;

import org.lorgnette.model.Span;

/**
 * A word of a question and what it does there.
 *
 * @param value which colour, form, side or number; {@code -} where the kind says all
 * @param token its place among the question's words
 */
record Term(Kind kind, String value, int token, Span span) {

	enum Kind {
		COLOUR, FORM, ANY, SIDE, COMPARE, EXTREME, THAN, WHAT, MANY, WHERE, COLOURWORD, NOT, AND, OR, LEAST, MORE, FEWER, NUMBER, THE,
		A, OF, FILLER, UNKNOWN
	}

	boolean is(Kind wanted) {
		return kind == wanted;
	}
}
