package org.lorgnette.engine.baseline.qa;

import java.util.Locale;

/** What the score of a span is made of. Each has one weight, or one for each value of what it looks at. */
enum Feature {
	/** The kind of answer with the shape of the span. */
	TYPE_SHAPE(AnswerType.values().length * SpanShape.values().length),
	/** The kind of answer with the number of words. */
	TYPE_LENGTH(AnswerType.values().length * 6),
	/** Classes of the word before the span, its first and last word, and the word after; a further value at the sentence's border. */
	BEFORE(WordClass.values().length + 1), FIRST(WordClass.values().length), LAST(WordClass.values().length),
	AFTER(WordClass.values().length + 1),
	/** What separates the span from its neighbours. */
	GAP_BEFORE(Word.Gap.values().length), GAP_AFTER(Word.Gap.values().length),
	/** The kind of answer with the sense of the preposition before. */
	TYPE_PREPOSITION(AnswerType.values().length * 12),
	/** The share of the span's content that the question holds already, and whether it holds any. */
	OVERLAP(2),
	/** The sentence's score, coverage, its neighbours', whether it is the best, the reciprocal of its rank. */
	SENTENCE(5),
	/** How close words of the question are: weighted, and the nearest. */
	NEAR(2),
	/** The kind of answer with the side on which the nearest word of the question stands. */
	TYPE_SIDE(AnswerType.values().length * 3),
	/** The question's noun just before, within, or just after. */
	FOCUS(3),
	/** A longer name or number of which the span is only a part: to the left, to the right. */
	CUT(4),
	/** Within the span: a comma, a conjunction, an auxiliary, a preposition, a subordinator, a quotation mark on both sides. */
	INSIDE(6),
	/** The first sentence of the text; the begin and the end of the sentence. */
	PLACE(3);

	private final int size;

	Feature(int size) {
		this.size = size;
	}

	/** How many weights it has. */
	int size() {
		return size;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
