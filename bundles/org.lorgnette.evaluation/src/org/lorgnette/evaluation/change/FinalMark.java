package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.Span;
import org.lorgnette.model.edit.TextEdit;

/**
 * The mark at the end goes, with the white space around it, or comes. In a passage that brings its own sentences at the end of each of
 * them; there it only goes, for what came would be no token.
 */
final class FinalMark implements TextChange {

	private static final Pattern MARK = Pattern.compile("\\s*[?.!\u2026]+\\s*\\z");
	private static final Pattern BLANK = Pattern.compile("\\s*\\z");

	@Override
	public List<TextEdit> edits(Wording wording) {
		if (wording.sentences().isEmpty()) {
			return edits(wording.text(), new Span(0, wording.text().length()), wording.kind() == Wording.Kind.QUESTION ? "?" : ".");
		}
		List<TextEdit> edits = new ArrayList<>();
		wording.sentences().forEach(sentence -> edits.addAll(edits(wording.text(), sentence, "")));
		return edits;
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
