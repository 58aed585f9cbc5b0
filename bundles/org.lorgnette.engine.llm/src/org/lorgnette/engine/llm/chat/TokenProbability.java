package org.lorgnette.engine.llm.chat;

/**
 * A token that was written and how probable it was.
 *
 * @param text as it stands in the reply; tokens that end inside a character come with a placeholder
 * @param bytes in UTF-8, empty if the server does not tell
 * @param logProbability natural logarithm, 0 or less
 */
public record TokenProbability(String text, java.util.Optional<java.util.List<Integer>> bytes, double logProbability) {
}
