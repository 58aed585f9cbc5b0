package org.lorgnette.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;

/**
 * Where spans of a text lie after changes of the text. Text typed where a span begins moves it, inside makes it longer, at its end leaves
 * it as it is; a span that loses all its text is gone. A zero-width span moves with the text behind it, and is gone when text is removed
 * around it. A replacement is a removal and then an insertion. Immutable.
 */
public final class SpanShift implements SpanMap {

	/** Nothing has changed. */
	public static final SpanShift NONE = new SpanShift(List.of());

	private final int[] offsets;
	private final int[] removed;
	private final int[] inserted;
	/** Spans that end before this offset are where they were. */
	private final int first;

	/** @param edits in the order in which they happened */
	public SpanShift(List<TextEdit> edits) {
		offsets = new int[edits.size()];
		removed = new int[edits.size()];
		inserted = new int[edits.size()];
		int least = Integer.MAX_VALUE;
		for (int i = 0; i < offsets.length; i++) {
			TextEdit edit = edits.get(i);
			offsets[i] = edit.offset();
			removed[i] = edit.length();
			inserted[i] = edit.replacement().length();
			least = Math.min(least, edit.offset());
		}
		first = least;
	}

	public boolean isEmpty() {
		return offsets.length == 0;
	}

	/** Where the span lies now, or empty if its text is gone. */
	@Override
	public Optional<Span> span(Span span) {
		if (span.end() < first || offsets.length == 0) {
			return Optional.of(span);
		}
		int begin = span.begin();
		int end = span.end();
		for (int i = 0; i < offsets.length; i++) {
			int from = offsets[i];
			int to = from + removed[i];
			boolean empty = begin == end;
			if (empty ? from < begin && begin < to : removed[i] > 0 && from <= begin && end <= to) {
				return Optional.empty();
			}
			begin = begin >= to ? begin - removed[i] : Math.min(begin, from);
			end = end >= to ? end - removed[i] : Math.min(end, from);
			// A span that lost its first part begins where text is inserted, one that lost its last part ends there.
			boolean moves = begin >= from;
			boolean grows = empty ? moves : end > from;
			begin += moves ? inserted[i] : 0;
			end += grows ? inserted[i] : 0;
		}
		return Optional.of(begin == span.begin() && end == span.end() ? span : new Span(begin, end));
	}

	/** What is left of the fragments, or empty if all of them are gone. */
	@Override
	public Optional<List<Span>> fragments(List<Span> fragments) {
		if (fragments.isEmpty() || offsets.length == 0 || fragments.getLast().end() < first) {
			return fragments.isEmpty() ? Optional.empty() : Optional.of(fragments);
		}
		if (fragments.size() == 1) {
			Span only = fragments.getFirst();
			return span(only).map(moved -> moved == only ? fragments : List.of(moved));
		}
		List<Span> left = new ArrayList<>(fragments.size());
		fragments.forEach(fragment -> span(fragment).ifPresent(left::add));
		return left.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(left));
	}

	/** Where a caret lies now: text typed at it moves it. */
	public int offset(int offset) {
		int moved = offset;
		for (int i = 0; i < offsets.length; i++) {
			int to = offsets[i] + removed[i];
			moved = moved >= to ? moved - removed[i] : Math.min(moved, offsets[i]);
			moved += moved >= offsets[i] ? inserted[i] : 0;
		}
		return moved;
	}
}
