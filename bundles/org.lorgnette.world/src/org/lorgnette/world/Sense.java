package org.lorgnette.world;

/**
 * What a question asks, whatever its words.
 *
 * @param kind
 *            one of those of its style
 * @param form
 *            equal for questions whose answers are balanced together
 * @param meaning
 *            equal for questions that ask the same
 * @param answers
 *            how many answers are equally likely as long as the picture is not seen
 */
public record Sense(String kind, String form, String meaning, int answers) {
}
