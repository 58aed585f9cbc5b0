package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.lorgnette.model.edit.TextEdit;

/** Other white space between words. */
final class Spacing {

	private static final String NO_BREAK = "\u00a0";
	private static final String NARROW = "\u202f";
	private static final Pattern SPACE = Pattern.compile(" ");
	/** What stands before high punctuation and inside guillemets: a space, or nothing behind a letter or digit. */
	private static final Pattern FRENCH = Pattern.compile("(?<=[\\p{L}\\p{N})\u00bb\"]) ?(?=[:;!?](?:\\s|$))|(?<=\u00ab) ?(?=[^\\s\\p{Z}])"
			+ "|(?<=[^\\s\\p{Z}]) ?(?=\u00bb)");
	private static final Pattern ENGLISH = Pattern.compile("(?<=\\p{N}) (?=\\p{L})|(?<=\\b(?:Mr|Mrs|Ms|Dr|Prof|St)\\.?) (?=\\p{Lu})");

	private Spacing() {
	}

	static List<TextEdit> doubled(Wording wording) {
		List<TextEdit> edits = new ArrayList<>();
		String text = wording.text();
		edits.add(new TextEdit(0, text.startsWith(" ") ? 1 : 0, text.startsWith(" ") ? "   " : " "));
		for (int at = text.indexOf(' ', 1); at >= 0; at = text.indexOf(' ', at + 1)) {
			edits.add(new TextEdit(at, 1, "  "));
		}
		if (!text.isEmpty()) {
			edits.add(new TextEdit(text.length(), 0, " "));
		}
		return text.isBlank() ? List.of() : edits;
	}

	static List<TextEdit> tabs(Wording wording) {
		return replaced(wording, SPACE, found -> "\t");
	}

	/** Narrow ones before {@code ; ! ?}, wide ones before a colon and inside guillemets, as French printers set them. */
	static List<TextEdit> french(Wording wording) {
		String text = wording.text();
		return replaced(wording, FRENCH,
				found -> found.end() < text.length() && ";!?".indexOf(text.charAt(found.end())) >= 0 ? NARROW : NO_BREAK);
	}

	static List<TextEdit> noBreak(Wording wording) {
		return replaced(wording, ENGLISH, found -> NO_BREAK);
	}

	private static List<TextEdit> replaced(Wording wording, Pattern pattern, Function<MatchResult, String> by) {
		return pattern.matcher(wording.text()).results()
				.map(found -> new TextEdit(found.start(), found.end() - found.start(), by.apply(found))).toList();
	}
}
