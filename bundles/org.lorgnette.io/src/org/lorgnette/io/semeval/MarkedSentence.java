package org.lorgnette.io.semeval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.model.Span;

/** A sentence in which {@code <e1>...</e1>} and {@code <e2>...</e2>} mark two nominals. */
record MarkedSentence(String text, Span e1, Span e2) {

	private static final List<String> MARKS = List.of("<e1>", "</e1>", "<e2>", "</e2>");

	private record Mark(int kind, int offset) {
	}

	/** @throws CorpusException unless each mark occurs once and opens before it closes */
	static MarkedSentence parse(String marked, Location location) throws CorpusException {
		List<Mark> marks = new ArrayList<>();
		for (int kind = 0; kind < MARKS.size(); kind++) {
			int offset = marked.indexOf(MARKS.get(kind));
			if (offset < 0 || marked.indexOf(MARKS.get(kind), offset + 1) >= 0) {
				throw new CorpusException(location, "expected the mark " + MARKS.get(kind) + " once in the sentence, got it "
						+ (offset < 0 ? "not at all" : "more than once"));
			}
			marks.add(new Mark(kind, offset));
		}
		marks.sort(Comparator.comparingInt(Mark::offset));
		StringBuilder text = new StringBuilder();
		int[] offsets = new int[MARKS.size()];
		int from = 0;
		for (Mark mark : marks) {
			text.append(marked, from, mark.offset());
			offsets[mark.kind()] = text.length();
			from = mark.offset() + MARKS.get(mark.kind()).length();
		}
		text.append(marked, from, marked.length());
		if (offsets[1] < offsets[0] || offsets[3] < offsets[2]) {
			throw new CorpusException(location, "a mark closes before it opens");
		}
		return new MarkedSentence(text.toString(), new Span(offsets[0], offsets[1]), new Span(offsets[2], offsets[3]));
	}

	/** The sentence with its marks; line breaks and tabs become spaces. */
	String format() {
		StringBuilder marked = new StringBuilder(text.replaceAll("[\\r\\n\\t]", " "));
		List<Mark> marks = new ArrayList<>(List.of(new Mark(1, e1.end()), new Mark(3, e2.end()), new Mark(0, e1.begin()),
				new Mark(2, e2.begin())));
		boolean secondInside = e1.contains(e2);
		marks.sort(Comparator.comparingInt(Mark::offset).thenComparingInt(mark -> order(mark.kind(), secondInside)));
		for (Mark mark : marks.reversed()) {
			marked.insert(mark.offset(), MARKS.get(mark.kind()));
		}
		return marked.toString();
	}

	/** What comes first of marks at one offset: the inner end, the outer end, the outer begin, the inner begin. */
	private int order(int kind, boolean secondInside) {
		boolean inner = kind / 2 == (secondInside ? 1 : 0);
		boolean end = kind % 2 == 1;
		boolean empty = kind / 2 == 0 ? e1.isEmpty() : e2.isEmpty();
		return empty ? 4 + kind : end ? inner ? 0 : 1 : inner ? 3 : 2;
	}
}
