package org.lorgnette.model.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/**
 * Which pieces of two wordings of a text stand for each other: those that were replaced, and all between them. In contrast to
 * {@link SpanShift}, what replaces a name is that name: a span that is replaced whole lies where its replacement does. A
 * border inside a
 * replacement of the same length is as far inside; inside one of another length there is nothing that stands for it. Text
 * that was
 * inserted at a span's border stays outside of it, and so does text that was removed there. Immutable.
 */
public final class Alignment implements SpanMap {

	private final String from;
	private final String to;
	/** Ascending borders of the replaced pieces, and those of what stands in their place. */
	private final int[] begins;
	private final int[] ends;
	private final int[] newBegins;
	private final int[] newEnds;

	private Alignment(String from, String to, int[] begins, int[] ends, int[] newBegins, int[] newEnds) {
		this.from = from;
		this.to = to;
		this.begins = begins;
		this.ends = ends;
		this.newBegins = newBegins;
		this.newEnds = newEnds;
	}

	/**
	 * @param edits of the text as it is, in any order: their offsets do not move with each other
	 * @throws IllegalArgumentException
	 *             if they overlap, leave the text, or insert twice at one place
	 */
	public static Alignment of(String text, List<TextEdit> edits) {
		List<TextEdit> sorted = edits.stream().sorted((a, b) -> a.offset() != b.offset() ? Integer.compare(a.offset(), b.offset())
				: Integer.compare(a.length(), b.length())).toList();
		int count = sorted.size();
		int[][] borders = new int[4][count];
		StringBuilder changed = new StringBuilder(text.length() + 16);
		int at = 0;
		for (int i = 0; i < count; i++) {
			TextEdit edit = sorted.get(i);
			int end = edit.offset() + edit.length();
			boolean twice = i > 0 && edit.length() == 0 && sorted.get(i - 1).length() == 0 && edit.offset() == at;
			if (edit.offset() < at || end > text.length() || twice) {
				throw new IllegalArgumentException("edits of one text: " + edit + " overlaps another or leaves the text");
			}
			changed.append(text, at, edit.offset());
			borders[0][i] = edit.offset();
			borders[1][i] = end;
			borders[2][i] = changed.length();
			changed.append(edit.replacement());
			borders[3][i] = changed.length();
			at = end;
		}
		changed.append(text, at, text.length());
		return new Alignment(text, changed.toString(), borders[0], borders[1], borders[2], borders[3]);
	}

	/** The other wording. */
	public String text() {
		return to;
	}

	/** The way back. */
	public Alignment inverse() {
		return new Alignment(to, from, newBegins, newEnds, begins, ends);
	}

	/** Whether a piece of the span, or one at its borders, was replaced by something else. */
	public boolean touches(Span span) {
		for (int i = first(span.begin()); i < begins.length && begins[i] <= span.end(); i++) {
			int length = ends[i] - begins[i];
			if (length != newEnds[i] - newBegins[i] || !from.regionMatches(begins[i], to, newBegins[i], length)) {
				return true;
			}
		}
		return false;
	}

	/** The first piece that ends at the offset or behind it. */
	private int first(int offset) {
		int found = Arrays.binarySearch(ends, offset);
		int place = found < 0 ? -found - 1 : found;
		// Of pieces that end at one place there may be several: an insertion stands behind a replacement.
		while (place > 0 && ends[place - 1] == offset) {
			place--;
		}
		return place;
	}

	@Override
	public Optional<Span> span(Span span) {
		int begin = border(span.begin(), true);
		int end = span.isEmpty() ? begin : border(span.end(), false);
		if (begin < 0 || end < begin || end == begin && !span.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(begin == span.begin() && end == span.end() ? span : new Span(begin, end));
	}

	/** The offset in the other text, or -1 if nothing stands for it. */
	private int border(int offset, boolean isBegin) {
		int next = first(offset);
		int shift = next == 0 ? 0 : newEnds[next - 1] - ends[next - 1];
		for (int i = next; i < begins.length && begins[i] <= offset; i++) {
			if (ends[i] == offset) {
				boolean insertion = begins[i] == offset;
				shift = insertion && !isBegin ? shift : newEnds[i] - ends[i];
			} else if (begins[i] < offset) {
				int length = newEnds[i] - newBegins[i];
				return length == ends[i] - begins[i] ? newBegins[i] + offset - begins[i] : length == 0 ? newBegins[i] : -1;
			}
		}
		return offset + shift;
	}

	/** What stands for the span and for all pieces that it cuts. */
	public Span around(Span span) {
		int begin = border(span.begin(), true);
		int end = border(span.end(), false);
		begin = begin < 0 ? newBegins[first(span.begin())] : begin;
		return new Span(begin, Math.max(begin, end < 0 ? newEnds[first(span.end())] : end));
	}

	/** Unlike single spans, fragments are found all or not at all: the rest of a name is another name. */
	@Override
	public Optional<List<Span>> fragments(List<Span> fragments) {
		List<Span> found = new ArrayList<>(fragments.size());
		boolean same = true;
		for (Span fragment : fragments) {
			Optional<Span> moved = span(fragment);
			if (moved.isEmpty()) {
				return Optional.empty();
			}
			same &= moved.get() == fragment;
			found.add(moved.get());
		}
		return Optional.of(same ? fragments : List.copyOf(found));
	}

	/**
	 * The document in the other wording: everything that it says of places in its text moves along; what nothing stands for goes.
	 *
	 * @throws IllegalArgumentException
	 *             if its text is not the one that was changed
	 */
	public Document applyTo(Document document) {
		if (!document.text().equals(from)) {
			throw new IllegalArgumentException(document.id() + ": is not the text that was changed");
		}
		return new DocumentShift(document, this).to(to);
	}
}
