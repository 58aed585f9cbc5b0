package org.lorgnette.io.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.model.Span;

/** Where a text stands in another. */
public final class Occurrences {

	/** More are never offered. */
	public static final int MOST = 8;

	private static final int SCANNED = 10_000;
	private static final int AROUND = 18;

	private Occurrences() {
	}

	/** The places nearest to the offset, at most {@value #MOST}, nearest first; whole words before parts of words. */
	public static List<Span> nearest(String text, String wanted, int offset) {
		List<Span> found = new ArrayList<>();
		if (wanted.isEmpty()) {
			return found;
		}
		for (int i = text.indexOf(wanted); i >= 0 && found.size() < SCANNED; i = text.indexOf(wanted, i + 1)) {
			found.add(new Span(i, i + wanted.length()));
		}
		found.sort(Comparator.comparing((Span span) -> !isWord(text, span)).thenComparingInt(span -> Math.abs(span.begin() - offset)));
		return found.subList(0, Math.min(MOST, found.size()));
	}

	private static boolean isWord(String text, Span span) {
		boolean begins = span.begin() == 0 || !joins(text, span.begin());
		return begins && (span.end() == text.length() || !joins(text, span.end()));
	}

	private static boolean joins(String text, int offset) {
		return Character.isLetterOrDigit(text.charAt(offset - 1)) && Character.isLetterOrDigit(text.charAt(offset));
	}

	/** The place with a few words around it, on one line. */
	public static String excerpt(String text, Span span) {
		int begin = border(text, Math.max(0, span.begin() - AROUND));
		int end = border(text, Math.min(text.length(), span.end() + AROUND));
		String shown = text.substring(begin, span.begin()) + "[" + Finding.shorten(span.of(text)) + "]" + text.substring(span.end(), end);
		return (begin > 0 ? "\u2026" : "") + shown.replaceAll("[\\s\u0085\u2028\u2029]+", " ") + (end < text.length() ? "\u2026" : "");
	}

	private static int border(String text, int offset) {
		boolean inside = offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
				&& Character.isHighSurrogate(text.charAt(offset - 1));
		return inside ? offset - 1 : offset;
	}
}
