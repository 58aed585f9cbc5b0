package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;

/**
 * The text around the words that were weighed, and the question before it.
 *
 * @param words where each word of the explanation stands in {@code text}, in their order
 */
record StripText(String text, List<Span> words) {

	private static final String CUT = "\u2026";

	/** @param explanation of a decision about the target's document */
	static StripText of(Target target, Explanation explanation) {
		StringBuilder text = new StringBuilder();
		String question = target.question().map(Question::text).orElse("");
		int questionAt = 0;
		if (!question.isEmpty()) {
			text.append(Messages.strip_question).append(' ');
			questionAt = text.length();
			text.append(question).append('\n');
		}
		List<WordAttribution> ofText = explanation.words().stream().filter(word -> word.word().in() == Word.In.TEXT).toList();
		String whole = target.document().text();
		int begin = ofText.isEmpty() ? 0 : ofText.getFirst().word().span().begin();
		int end = ofText.isEmpty() ? 0 : ofText.getLast().word().span().end();
		boolean cutBefore = !whole.substring(0, begin).isBlank();
		int textAt = text.length() + (cutBefore ? CUT.length() + 1 : 0) - begin;
		text.append(cutBefore ? CUT + " " : "").append(whole, begin, end).append(whole.substring(end).isBlank() ? "" : " " + CUT);
		List<Span> words = new ArrayList<>();
		for (WordAttribution word : explanation.words()) {
			words.add(word.word().span().shift(word.word().in() == Word.In.QUESTION ? questionAt : textAt));
		}
		return new StripText(clean(text.toString()), List.copyOf(words));
	}

	/** Line ends of two characters would be made one by the control, and shift what follows. */
	private static String clean(String text) {
		return text.replace("\r\n", " \n").replace('\r', '\n').replace('\0', ' ');
	}

	/** The word at an offset of the strip, or the one that ends there. */
	OptionalInt wordAt(int offset) {
		OptionalInt before = OptionalInt.empty();
		for (int i = 0; i < words.size(); i++) {
			Span span = words.get(i);
			if (span.begin() <= offset && offset < span.end()) {
				return OptionalInt.of(i);
			}
			if (span.end() == offset) {
				before = OptionalInt.of(i);
			}
		}
		return before;
	}
}
