package org.lorgnette.engine.baseline.qa;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Light stemming: cuts the commonest endings, longest first, and leaves short words alone. */
final class Stems {

	private static final int LEAST = 3;
	private static final Pattern MARKS = Pattern.compile("\\p{M}+");
	private static final List<String> ENGLISH = List.of("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ers",
			"ors", "ions", "ion", "ed", "er", "or", "ly", "es", "s", "e", "y");
	private static final List<String> FRENCH = List.of("issements", "issement", "ations", "ation", "ements", "ement", "erait",
			"aient", "irent", "erent", "antes", "ants", "ante", "ant", "euses", "euse", "eurs", "eur", "trices", "trice", "ions",
			"ion", "ites", "ait", "ees", "ent", "ais", "era", "ira", "ies", "ont", "ee", "es", "er", "ez", "ir", "it", "is", "ie", "us",
			"e", "s", "x", "i", "a", "u");

	private Stems() {
	}

	static String english(String word) {
		if (word.endsWith("ies") && word.length() > LEAST + 2) {
			return word.substring(0, word.length() - 3);
		}
		String stem = cut(word, ENGLISH);
		int last = stem.length() - 1;
		boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1) && "bdgmnprt".indexOf(stem.charAt(last)) >= 0;
		return doubled ? stem.substring(0, last) : stem;
	}

	static String french(String word) {
		String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
		String singular = plain.endsWith("aux") && plain.length() > LEAST + 2 ? plain.substring(0, plain.length() - 2) + "l" : plain;
		return cut(singular, FRENCH);
	}

	private static String cut(String word, List<String> endings) {
		if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
			return word;
		}
		for (String ending : endings) {
			if (word.endsWith(ending) && word.length() - ending.length() >= LEAST) {
				return word.substring(0, word.length() - ending.length());
			}
		}
		return word;
	}
}
