package org.lorgnette.io.brat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives out ids as brat writes them: a letter and a number. */
final class BratIds {

	static final String TEXT_BOUND = "T";
	static final String RELATION = "R";
	static final String EVENT = "E";
	static final String ATTRIBUTE = "A";
	static final String NORMALISATION = "N";
	static final String NOTE = "#";

	private static final Pattern NUMBER = Pattern.compile("[^\\s\\t]+");

	private final Set<String> used = new HashSet<>();
	private final Map<String, Integer> last = new HashMap<>();

	/** Keeps an id for its owner if it has brat's shape; M counts as A. */
	boolean reserve(String letter, String id) {
		return fits(letter, id) && used.add(id);
	}

	private static boolean fits(String letter, String id) {
		boolean starts = id.startsWith(letter) || letter.equals(ATTRIBUTE) && id.startsWith("M");
		return starts && id.length() > 1 && NUMBER.matcher(id).matches() && !id.startsWith("#n");
	}

	/** The id itself if it has brat's shape, else a free one. */
	String of(String letter, String id) {
		return fits(letter, id) ? id : next(letter);
	}

	String next(String letter) {
		int number = last.getOrDefault(letter, 0);
		do {
			number++;
		} while (!used.add(letter + number));
		last.put(letter, number);
		return letter + number;
	}
}
