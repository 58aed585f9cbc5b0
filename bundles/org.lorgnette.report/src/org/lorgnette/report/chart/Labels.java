package org.lorgnette.report.chart;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shortens labels to what fits, so that they stay apart from each other. */
public final class Labels {

	private static final String ELLIPSIS = "\u2026";

	private Labels() {
	}

	/** At most {@code most} characters as a reader counts them; the middle gives way, as names often differ at their ends. */
	public static String shorten(String label, int most) {
		List<String> characters = characters(label);
		if (characters.size() <= most) {
			return label;
		}
		int tail = (most - 1) / 2;
		int head = most - 1 - tail;
		return String.join("", characters.subList(0, head)) + ELLIPSIS
				+ String.join("", characters.subList(characters.size() - tail, characters.size()));
	}

	/** Each label shortened; those that would then look alike carry their position. */
	public static List<String> shortenAll(List<String> labels, int most) {
		Set<String> seen = new HashSet<>();
		List<String> result = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			String label = shorten(labels.get(i), most);
			String number = "~" + (i + 1);
			while (!seen.add(label)) {
				label = shorten(labels.get(i), Math.max(2, most - number.length())) + number;
				number += "'";
			}
			result.add(label);
		}
		return List.copyOf(result);
	}

	private static List<String> characters(String text) {
		BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
		breaks.setText(text);
		List<String> result = new ArrayList<>();
		int from = breaks.first();
		for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
			result.add(text.substring(from, to));
			from = to;
		}
		return result;
	}
}
