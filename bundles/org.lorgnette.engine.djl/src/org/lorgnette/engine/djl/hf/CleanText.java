package org.lorgnette.engine.djl.hf;

import java.util.Arrays;

/**
 * A part of a text as tokenizers take it: any line end is one line feed, as when Python reads a text, and a lone half of a
 * surrogate pair is a replacement character. Knows where in the text each of its code points, which tokenizers count in, stands.
 */
final class CleanText {

	private final String text;
	private final int[] begins;
	private final int[] ends;
	private final int count;

	private CleanText(String text, int[] begins, int[] ends, int count) {
		this.text = text;
		this.begins = begins;
		this.ends = ends;
		this.count = count;
	}

	/** The part {@code [from, to)}, which must not split a surrogate pair that it is to keep. */
	static CleanText of(String text, int from, int to) {
		StringBuilder clean = new StringBuilder(to - from);
		int[] begins = new int[to - from];
		int[] ends = new int[to - from];
		int count = 0;
		int at = from;
		while (at < to) {
			char c = text.charAt(at);
			int length = 1;
			if (c == '\r') {
				length = at + 1 < to && text.charAt(at + 1) == '\n' ? 2 : 1;
				clean.append('\n');
			} else if (Character.isHighSurrogate(c) && at + 1 < to && Character.isLowSurrogate(text.charAt(at + 1))) {
				length = 2;
				clean.append(c).append(text.charAt(at + 1));
			} else {
				clean.append(Character.isSurrogate(c) ? '\uFFFD' : c);
			}
			begins[count] = at;
			at += length;
			ends[count++] = at;
		}
		return new CleanText(clean.toString(), Arrays.copyOf(begins, count), Arrays.copyOf(ends, count), count);
	}

	static CleanText of(String text) {
		return of(text, 0, text.length());
	}

	String text() {
		return text;
	}

	/** Where the code point with this number begins in the text. */
	int begin(int codePoint) {
		return codePoint < count ? begins[codePoint] : count == 0 ? 0 : ends[count - 1];
	}

	/** Where the code points before this number end in the text. */
	int end(int codePoint) {
		return codePoint == 0 ? begin(0) : ends[Math.min(codePoint, count) - 1];
	}
}
