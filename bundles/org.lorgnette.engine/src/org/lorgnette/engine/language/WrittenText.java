package org.lorgnette.engine.language;

/**
 * What was written after a text.
 *
 * @param text without what it was written after
 * @param pieces how many it has
 * @param ended whether the engine ended it itself
 */
public record WrittenText(String text, int pieces, boolean ended) {
}
