package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of lengths in words, which are what white space parts. */
final class LengthRange {

	static final LengthRange ANSWER = new LengthRange(List.of(1, 2, 3, 5, 10));
	static final LengthRange PASSAGE = new LengthRange(List.of(0, 100, 200, 400, 800));

	private static final Pattern WORD = Pattern.compile("\\S+");

	private final List<Integer> begins;

	private LengthRange(List<Integer> begins) {
		this.begins = begins;
	}

	/** The ranges in ascending order, such as {@code 1}, {@code 3-4}, {@code 10+}. */
	List<String> names() {
		return begins.stream().map(this::name).toList();
	}

	/** The range in which the text's length lies; the first for a text without a word. */
	String of(CharSequence text) {
		long words = 0;
		Matcher matcher = WORD.matcher(text);
		while (matcher.find()) {
			words++;
		}
		int range = begins.size() - 1;
		while (range > 0 && begins.get(range) > words) {
			range--;
		}
		return name(begins.get(range));
	}

	private String name(int begin) {
		int next = begins.indexOf(begin) + 1;
		if (next == begins.size()) {
			return begin + "+";
		}
		int last = begins.get(next) - 1;
		return last == begin ? Integer.toString(begin) : begin + "-" + last;
	}
}
