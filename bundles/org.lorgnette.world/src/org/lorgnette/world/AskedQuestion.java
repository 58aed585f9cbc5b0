package org.lorgnette.world;

import java.util.OptionalInt;

import org.lorgnette.world.question.Answer;
import org.lorgnette.world.question.Decisive;
import org.lorgnette.world.question.Kind;
import org.lorgnette.world.question.Program;

/**
 * A question in words.
 *
 * @param language
 *            ISO 639-1 code
 * @param phrasing
 *            which of the ways to word such a question it is, from 0
 * @param answer
 *            a word or number of the language
 * @param thing
 *            index in the scene of the one thing that is asked about, if it is one
 * @param decisive
 *            the things that decide the answer
 */
public record AskedQuestion(Kind kind, Program program, String language, int phrasing, String text, Answer value, String answer,
		OptionalInt thing, Decisive decisive) {
}
