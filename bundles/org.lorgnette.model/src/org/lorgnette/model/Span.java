package org.lorgnette.model;

/**
 * A half-open range {@code [begin, end)} of UTF-16 code units in a document's text. A zero-width span (begin = end) marks a
 * position.
 */
public record Span(int begin, int end) implements Comparable<Span> {

	/** @throws IllegalArgumentException unless {@code 0 <= begin <= end} */
	public Span {
		if (begin < 0 || end < begin) {
			throw new IllegalArgumentException("not a span: [" + begin + ", " + end + ")");
		}
	}

	public int length() {
		return end - begin;
	}

	public boolean isEmpty() {
		return begin == end;
	}

	public boolean contains(Span other) {
		return begin <= other.begin && other.end <= end;
	}

	/** Whether the two share at least one code unit; a zero-width span overlaps nothing. */
	public boolean overlaps(Span other) {
		return Math.max(begin, other.begin) < Math.min(end, other.end);
	}

	/** The smallest span that contains both. */
	public Span cover(Span other) {
		return new Span(Math.min(begin, other.begin), Math.max(end, other.end));
	}

	public Span shift(int offset) {
		return new Span(begin + offset, end + offset);
	}

	/** @throws IndexOutOfBoundsException if the span reaches beyond the text */
	public String of(CharSequence text) {
		return text.subSequence(begin, end).toString();
	}

	/** By begin, then by end: a nested span follows the span that starts with it only if it is longer. */
	@Override
	public int compareTo(Span other) {
		int byBegin = Integer.compare(begin, other.begin);
		return byBegin != 0 ? byBegin : Integer.compare(end, other.end);
	}
}
