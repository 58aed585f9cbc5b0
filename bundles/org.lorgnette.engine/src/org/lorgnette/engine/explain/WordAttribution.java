package org.lorgnette.engine.explain;

/**
 * The part a word had in a decision.
 *
 * @param value positive for a word that speaks for the decision, negative for one that speaks against it; for attention a weight,
 *            never negative
 * @param own whether the word is part of the decision itself: of the mention, of one of the related mentions, of the answer
 */
public record WordAttribution(Word word, double value, boolean own) {
}
