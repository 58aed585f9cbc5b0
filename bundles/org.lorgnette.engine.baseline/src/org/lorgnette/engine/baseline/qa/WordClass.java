package org.lorgnette.engine.baseline.qa;

/** What a word is by its form alone; closed classes come from the lexicon, the others from letters and digits. */
enum WordClass {
	DETERMINER, PREPOSITION, CONJUNCTION, SUBORDINATOR, PRONOUN, AUXILIARY, ADVERB, NUMBER, DATE, NAME, OTHER, SYMBOL;

	/** Whether such words carry no content of their own. */
	boolean isFunction() {
		return ordinal() <= ADVERB.ordinal();
	}
}
