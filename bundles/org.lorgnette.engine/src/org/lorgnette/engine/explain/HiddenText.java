package org.lorgnette.engine.explain;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;

/**
 * A text from which words are hidden, and where its places lie afterwards. A span that touches a hidden word covers what is left
 * of the word: nothing, or all of the neutral word. Where this would join two words to one, a blank is put between them.
 */
final class HiddenText {

	private final String original;
	private final String text;
	/** Of each change: where it begins and ends in the original, and in the new text. */
	private final int[] begins;
	private final int[] ends;
	private final int[] newBegins;
	private final int[] newEnds;

	/** @param hidden in text order, without overlaps */
	HiddenText(String original, List<Span> hidden, Hiding hiding) {
		this.original = original;
		begins = new int[hidden.size()];
		ends = new int[hidden.size()];
		newBegins = new int[hidden.size()];
		newEnds = new int[hidden.size()];
		StringBuilder built = new StringBuilder(original.length());
		int copied = 0;
		for (int i = 0; i < begins.length; i++) {
			Span span = hidden.get(i);
			begins[i] = span.begin();
			ends[i] = hiding.neutral().isPresent() ? span.end() : withBlank(span);
			appendKept(built, copied, begins[i], i);
			newBegins[i] = built.length();
			hiding.neutral().ifPresent(neutral -> built.append(joins(built, neutral.codePointAt(0)) ? " " : "").append(neutral));
			newEnds[i] = built.length();
			copied = ends[i];
		}
		appendKept(built, copied, original.length(), begins.length);
		text = built.toString();
	}

	/** A blank before what is kept belongs to the change before it, the last of so many. */
	private void appendKept(StringBuilder built, int from, int to, int changes) {
		if (changes > 0 && from < to && joins(built, original.codePointAt(from))) {
			built.append(' ');
			newEnds[changes - 1] = built.length();
		}
		built.append(original, from, to);
	}

	private static boolean joins(StringBuilder built, int next) {
		return !built.isEmpty() && Words.isWordPart(built.codePointBefore(built.length())) && Words.isWordPart(next);
	}

	/** The blanks after a word go with it where a blank or the text's begin stands before it, so that one blank stays. */
	private int withBlank(Span word) {
		int end = word.end();
		if (word.begin() == 0 || Blanks.isBlank(original.charAt(word.begin() - 1))) {
			while (end < original.length() && Blanks.isBlankInLine(original.charAt(end))) {
				end++;
			}
		}
		return end;
	}

	String text() {
		return text;
	}

	/** Whether a hidden word overlaps the span. */
	boolean touches(Span span) {
		int last = lastBeginningBefore(span.end());
		return last >= 0 && ends[last] > span.begin();
	}

	/** Where the span lies now, without blanks at its ends that it did not have; empty if nothing is left of it. */
	Optional<Span> span(Span span) {
		int begin = begin(span.begin());
		int end = span.isEmpty() ? begin : end(span.end());
		if (span.isEmpty()) {
			return Optional.of(new Span(begin, begin));
		}
		boolean blankBegin = Blanks.isBlank(original.charAt(span.begin()));
		boolean blankEnd = Blanks.isBlank(original.charAt(span.end() - 1));
		while (!blankBegin && begin < end && Blanks.isBlank(text.charAt(begin))) {
			begin++;
		}
		while (!blankEnd && begin < end && Blanks.isBlank(text.charAt(end - 1))) {
			end--;
		}
		return begin < end ? Optional.of(new Span(begin, end)) : Optional.empty();
	}

	/** What is left of the spans, in their order. */
	List<Span> spans(List<Span> spans) {
		return spans.stream().flatMap(span -> span(span).stream()).toList();
	}

	private int begin(int offset) {
		int change = lastBeginningBefore(offset + 1);
		if (change < 0) {
			return offset;
		}
		return offset < ends[change] ? newBegins[change] : offset - ends[change] + newEnds[change];
	}

	private int end(int offset) {
		int change = lastBeginningBefore(offset);
		if (change < 0) {
			return offset;
		}
		return offset <= ends[change] ? newEnds[change] : offset - ends[change] + newEnds[change];
	}

	/** The last change that begins before the offset, or -1. */
	private int lastBeginningBefore(int offset) {
		int low = 0;
		int high = begins.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (begins[middle] < offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low - 1;
	}
}
