package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.TextEdit;

/**
 * The mark at the end goes, with the white space around it, or comes. In a passage it goes at the end of every line too, or
 * of every
 * sentence if the passage brings its own; there none comes at the end, for it would be no token.
 */
final class FinalMark implements TextChange {

	private static final Pattern MARK = Pattern.compile("[\\s\\p{Z}]*[?.!\u2026]+\\s*\\z");
	private static final Pattern OF_LINES = Pattern.compile("\\h*[?.!\u2026]+\\h*(?=\\R)");
	private static final Pattern BLANK = Pattern.compile("\\s*\\z");

	@Override
	public List<TextEdit> edits(Wording wording) {
		if (wording.sentences().isEmpty()) {
			List<TextEdit> ends = edits(wording.text(), new Span(0, wording.text().length()), wording.kind() == Wording.Kind.QUESTION ? "?" : ".");
			return wording.kind() == Wording.Kind.PASSAGE ? Stream.concat(lines(wording.text()), ends.stream()).toList() : ends;
		}
		List<TextEdit> edits = new ArrayList<>();
		wording.sentences().forEach(sentence -> edits.addAll(edits(wording.text(), sentence, "")));
		return edits;
	}

	/** But the last, at the end of the text. */
	private static Stream<TextEdit> lines(String text) {
		int last = text.stripTrailing().length();
		return OF_LINES.matcher(text).results().filter(found -> found.end() < last)
				.map(found -> new TextEdit(found.start(), found.end() - found.start(), ""));
	}

	private static List<TextEdit> edits(String text, Span sentence, String mark) {
		Matcher there = MARK.matcher(text).region(sentence.begin(), sentence.end());
		if (there.find()) {
			return List.of(new TextEdit(there.start(), sentence.end() - there.start(), ""));
		}
		Matcher blank = BLANK.matcher(text).region(sentence.begin(), sentence.end());
		boolean empty = !blank.find() || blank.start() == sentence.begin();
		return mark.isEmpty() || empty ? List.of() : List.of(new TextEdit(blank.start(), sentence.end() - blank.start(), mark));
	}
}
