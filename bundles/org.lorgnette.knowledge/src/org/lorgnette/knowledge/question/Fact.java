package org.lorgnette.knowledge.question;

import java.util.OptionalDouble;

import org.lorgnette.model.Span;

/**
 * A statement of the graph with the place it rests on.
 *
 * @param subject as it stands in the text, {@code object} likewise
 * @param answer which of the two was asked for; empty if both were known
 * @param answerNode its IRI
 * @param place of the answer in the document, in UTF-16 code units; of the object if both were known
 * @param passage the sentences that say it, {@code passagePlace} where they stand
 */
public record Fact(String subject, String relation, String object, String answer, String answerNode, String document, Span place,
		String passage,
		Span passagePlace, String engine, OptionalDouble score) {
}
