package org.lorgnette.engine.djl.qa;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/**
 * A question and what the network sees of the text when it decides about an answer.
 *
 * @param forms of the question's words
 * @param spans of these in the question
 * @param text of the whole document
 * @param answer the words {@code [begin, end)} of the window that are the answer; empty if it is that there is none
 */
public record AskedWindow(Question question, List<String> forms, List<Span> spans, DocumentWords words, MatchText text,
		PassageWindow window, Optional<Place> answer) {

	/** Words {@code [begin, end)}. */
	public record Place(int begin, int end) {
	}

	/** The question's words. */
	public List<Word> questionUnits() {
		return spans.stream().map(span -> Word.ofQuestion(question.text(), span)).toList();
	}

	/** The words of the window. */
	public List<Word> passageUnits() {
		String whole = words.document().text();
		return IntStream.range(window.begin(), window.end()).mapToObj(word -> Word.of(whole, words.span(word, word + 1))).toList();
	}

	/** The words of the window as features take them. */
	public List<String> passageForms() {
		return IntStream.range(window.begin(), window.end()).mapToObj(words::form).toList();
	}
}
