package org.lorgnette.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.lorgnette.model.Span;

/** A sentence with entities, read from {@code [Mozart|PER] was born}; brackets nest. */
record MarkedText(String text, List<Mark> marks) {

	record Mark(Span span, String type) {
	}

	/** @param round told apart in the text if it is not 0 */
	static MarkedText parse(String marked, int round) {
		StringBuilder text = new StringBuilder();
		Deque<Integer> open = new ArrayDeque<>();
		List<Mark> marks = new ArrayList<>();
		for (int i = 0; i < marked.length(); i++) {
			char c = marked.charAt(i);
			if (c == '[') {
				open.push(text.length());
			} else if (c == '|' && !open.isEmpty()) {
				int close = marked.indexOf(']', i);
				marks.add(new Mark(new Span(open.pop(), text.length()), marked.substring(i + 1, close)));
				i = close;
			} else {
				text.append(c);
			}
		}
		marks.sort(Comparator.comparing(Mark::span));
		return new MarkedText(round == 0 ? text.toString() : text + " (" + round + ")", marks);
	}
}
