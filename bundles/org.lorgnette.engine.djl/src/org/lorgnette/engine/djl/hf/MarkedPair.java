package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

/**
 * How two entities of a sentence are shown to a classifier of texts: by markers around them, or beside the sentence as a second
 * text.
 */
record MarkedPair(List<String> markers, String second) {

	private record Insertion(int offset, boolean closes, int length, String marker) {
	}

	/**
	 * @param markers
	 *            before and behind the head, before and behind the tail, separated by spaces, with {@code {type}} for the entity's
	 * type;            blank for none
	 * @param second
	 *            the second text, with {@code {head}}, {@code {tail}}, {@code {head-type}} and {@code {tail-type}}; blank for none
	 * @throws IllegalArgumentException
	 *             if there are other than four markers, or neither is given
	 */
	static MarkedPair parse(String markers, String second) {
		List<String> four = markers.isBlank() ? List.of() : List.of(markers.strip().split("\\s+"));
		if (!four.isEmpty() && four.size() != 4) {
			throw new IllegalArgumentException("setting 'markers': expected four, such as '<e1> </e1> <e2> </e2>', got " + four.size()
					+ " in '"
					+ markers + "'");
		}
		if (four.isEmpty() && second.isBlank()) {
			throw new IllegalArgumentException("settings 'markers' and 'pair': expected one of them, for the network must be told which "
					+ "entities are meant");
		}
		return new MarkedPair(four, second);
	}

	/**
	 * A text with markers.
	 *
	 * @param origins where each code unit stands in the unmarked text, or -1 less that of what follows for those of markers
	 */
	record Marked(String text, int[] origins) {

		/** Where in the unmarked text a place is. */
		int place(int at) {
			if (origins.length == 0) {
				return 0;
			}
			int last = origins[Math.min(at, origins.length - 1)];
			int place = last < 0 ? -1 - last : last;
			return at < origins.length || last < 0 ? place : place + 1;
		}

		/** What a piece stands for, without the spaces before it; nothing for one that begins in a marker. */
		Span origin(int begin, int end) {
			int from = begin;
			while (from < end - 1 && Character.isWhitespace(text.charAt(from))) {
				from++;
			}
			int to = from;
			while (to < end && origins[to] >= 0) {
				to++;
			}
			return new Span(place(from), to == from ? place(from) : origins[to - 1] + 1);
		}
	}

	/** The part of the text around two entities, which lie inside. */
	SequenceClassifier.Input show(String text, Span part, Entity head, Entity tail) {
		String other = second.replace("{head-type}", head.type()).replace("{tail-type}", tail.type());
		return new SequenceClassifier.Input(mark(text, part, head, tail).text(), fill(other, head.span().of(text), tail.span().of(text)));
	}

	/** The first of the texts that are shown. */
	Marked mark(String text, Span part, Entity head, Entity tail) {
		StringBuilder marked = new StringBuilder();
		List<Integer> origins = new ArrayList<>();
		int at = part.begin();
		for (Insertion insertion : insertions(head, tail)) {
			append(marked, origins, text, at, insertion.offset());
			at = insertion.offset();
			marked.append(insertion.closes() ? " " + insertion.marker() : insertion.marker() + " ");
			while (origins.size() < marked.length()) {
				origins.add(-1 - at);
			}
		}
		append(marked, origins, text, at, part.end());
		return new Marked(marked.toString(), origins.stream().mapToInt(Integer::intValue).toArray());
	}

	private static void append(StringBuilder marked, List<Integer> origins, String text, int from, int to) {
		for (int at = from; at < to; at++) {
			marked.append(text.charAt(at));
			origins.add(at);
		}
	}

	/** At once, so that what one entity says is not taken for a place to fill. */
	private static String fill(String template, String head, String tail) {
		StringBuilder filled = new StringBuilder();
		int at = 0;
		while (at < template.length()) {
			if (template.startsWith("{head}", at)) {
				filled.append(head);
				at += "{head}".length();
			} else if (template.startsWith("{tail}", at)) {
				filled.append(tail);
				at += "{tail}".length();
			} else {
				filled.append(template.charAt(at++));
			}
		}
		return filled.toString();
	}

	/** In the order of the text: at one place, markers that close before those that open, inner ones next to what they enclose. */
	private List<Insertion> insertions(Entity head, Entity tail) {
		List<Insertion> insertions = new ArrayList<>();
		for (int i = 0; i < markers.size(); i++) {
			Entity entity = i < 2 ? head : tail;
			boolean closes = i % 2 == 1;
			insertions.add(new Insertion(closes ? entity.span().end() : entity.span().begin(), closes, entity.span().length(),
					markers.get(i).replace("{type}", entity.type())));
		}
		insertions.sort(Comparator.comparingInt(Insertion::offset).thenComparing(insertion -> !insertion.closes())
				.thenComparingInt(insertion -> insertion.closes() ? insertion.length() : -insertion.length()));
		return insertions;
	}
}
