package org.lorgnette.world;

/**
 * A question about a picture, in any style.
 *
 * @param language
 *            ISO 639-1 code
 * @param answerType
 *            as VQA names kinds of answers: {@code yes/no}, {@code number} or {@code other}
 */
public record DrawnQuestion(Sense sense, String language, String text, String answer, String answerType, Evidence evidence) {
}
