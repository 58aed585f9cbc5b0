package org.lorgnette.model.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name a user most likely meant. */
public final class Nearest {

	private Nearest() {
	}

	/**
	 * The candidate with the smallest Levenshtein distance to the word, ignoring case; empty if even that needs more edits than
	 * half of the longer word.
	 */
	public static Optional<String> to(String word, Collection<String> candidates) {
		return candidates.stream().min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
				.thenComparing(Comparator.naturalOrder()))
				.filter(best -> 2 * distance(word, best) <= Math.max(word.length(), best.length()));
	}

	private static int distance(String first, String second) {
		String a = first.toLowerCase(Locale.ROOT);
		String b = second.toLowerCase(Locale.ROOT);
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[b.length()];
	}
}
