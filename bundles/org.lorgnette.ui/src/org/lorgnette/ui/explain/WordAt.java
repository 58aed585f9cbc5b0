package org.lorgnette.ui.explain;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;
import org.lorgnette.ui.editor.Borders;

/** The word at a place of a text, with the line around it. */
final class WordAt {

	/** Enough for an engine to read the word as it would in the text. */
	private static final int AROUND = 200;

	private WordAt() {
	}

	/** The run of letters and digits at the begin of the selection, or all of a selection without line ends. */
	static Optional<Inspection.Asked> of(String text, Span selection, List<String> texts) {
		Span word = selection.length() > 0 && selection.length() <= AROUND && selection.of(text).indexOf('\n') < 0 ? Borders.strip(text, selection)
				: around(text, Math.min(selection.begin(), text.length()));
		if (word.isEmpty()) {
			return Optional.empty();
		}
		int begin = word.begin();
		while (begin > Math.max(0, word.begin() - AROUND) && text.charAt(begin - 1) != '\n') {
			begin--;
		}
		int end = word.end();
		while (end < Math.min(text.length(), word.end() + AROUND) && text.charAt(end) != '\n') {
			end++;
		}
		return Optional.of(new Inspection.Asked(text.substring(begin, end), word.shift(-begin), texts));
	}

	private static Span around(String text, int offset) {
		int begin = offset;
		while (begin > 0 && offset - begin < AROUND && isWord(text.codePointBefore(begin))) {
			begin -= Character.charCount(text.codePointBefore(begin));
		}
		int end = offset;
		while (end < text.length() && end - offset < AROUND && isWord(text.codePointAt(end))) {
			end += Character.charCount(text.codePointAt(end));
		}
		return new Span(begin, end);
	}

	private static boolean isWord(int c) {
		int type = Character.getType(c);
		return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
	}
}
