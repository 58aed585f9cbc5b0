package org.lorgnette.io.finding;

import java.util.Optional;

import org.lorgnette.model.Span;

/** Gives the answer with this number, counted from 0, a place, or removes it if there is none. */
public record AnswerEdit(String question, boolean plausible, int number, String text, Optional<Span> span) {
}
