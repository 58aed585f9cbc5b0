package org.lorgnette.metrics.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stemmer of ROUGE-1.5.5.pl: Porter (1980) in the Perl version of its release 1, with the script's own change of step 4, where
 * "-ement", "-ment" and "-ent" are tried one after the other, and "-ion" only if "-ent" is not there. Unlike in Porter's paper, y
 * counts as a consonant at the beginning of a consonant sequence whatever precedes it.
 */
final class RougeStemmer {

	private static final int LONGEST_UNSTEMMED = 3;

	private static final String CONSONANTS = "[^aeiou][^aeiouy]*";
	private static final String VOWELS = "[aeiouy][aeiou]*";
	private static final Pattern MEASURE_ABOVE_0 = Pattern.compile("^(" + CONSONANTS + ")?" + VOWELS + CONSONANTS);
	private static final Pattern MEASURE_1 = Pattern
			.compile("^(" + CONSONANTS + ")?" + VOWELS + CONSONANTS + "(" + VOWELS + ")?$");
	private static final Pattern MEASURE_ABOVE_1 = Pattern
			.compile("^(" + CONSONANTS + ")?" + VOWELS + CONSONANTS + VOWELS + CONSONANTS);
	private static final Pattern VOWEL_IN_STEM = Pattern.compile("^(" + CONSONANTS + ")?[aeiouy]");
	private static final Pattern SHORT_SYLLABLE = Pattern.compile("^" + CONSONANTS + "[aeiouy][^aeiouwxy]$");

	private static final Pattern PLURAL_ES = Pattern.compile("(ss|i)es$");
	private static final Pattern PLURAL_S = Pattern.compile("([^s])s$");
	private static final Pattern PAST = Pattern.compile("(ed|ing)$");
	private static final Pattern NEEDS_E = Pattern.compile("(at|bl|iz)$");
	private static final Pattern DOUBLE_CONSONANT = Pattern.compile("([^aeiouylsz])\\1$");
	private static final Pattern STEP_2 = Pattern.compile("(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation"
			+ "|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|logi)$");
	private static final Pattern STEP_3 = Pattern.compile("(icate|ative|alize|iciti|ical|ful|ness)$");
	private static final Pattern STEP_4 = Pattern
			.compile("(al|ance|ence|er|ic|able|ible|ant|ement|ou|ism|ate|iti|ous|ive|ize)$");
	private static final Pattern ION = Pattern.compile("[st]ion$");

	private static final Map<String, String> STEP_2_SUFFIXES = Map.ofEntries(Map.entry("ational", "ate"),
			Map.entry("tional", "tion"), Map.entry("enci", "ence"), Map.entry("anci", "ance"), Map.entry("izer", "ize"),
			Map.entry("bli", "ble"), Map.entry("alli", "al"), Map.entry("entli", "ent"), Map.entry("eli", "e"),
			Map.entry("ousli", "ous"), Map.entry("ization", "ize"), Map.entry("ation", "ate"), Map.entry("ator", "ate"),
			Map.entry("alism", "al"), Map.entry("iveness", "ive"), Map.entry("fulness", "ful"), Map.entry("ousness", "ous"),
			Map.entry("aliti", "al"), Map.entry("iviti", "ive"), Map.entry("biliti", "ble"), Map.entry("logi", "log"));
	private static final Map<String, String> STEP_3_SUFFIXES = Map.of("icate", "ic", "ative", "", "alize", "al", "iciti", "ic",
			"ical", "ic", "ful", "", "ness", "");

	private final Map<String, String> exceptions;
	private final Map<String, String> known = new ConcurrentHashMap<>();

	RougeStemmer(Map<String, String> exceptions) {
		this.exceptions = Map.copyOf(exceptions);
	}

	/** @param word lower-case ASCII letters and digits */
	String stem(String word) {
		if (word.length() <= LONGEST_UNSTEMMED) {
			return word;
		}
		String exception = exceptions.get(word);
		return exception != null ? exception : known.computeIfAbsent(word, RougeStemmer::porter);
	}

	private static String porter(String word) {
		// An initial y is no vowel; in upper case no pattern takes it for one.
		boolean initialY = word.startsWith("y");
		String stem = initialY ? "Y" + word.substring(1) : word;
		stem = step5(step4(step3(step2(step1c(step1b(step1a(stem)))))));
		return initialY ? "y" + stem.substring(1) : stem;
	}

	private static String step1a(String word) {
		Matcher es = PLURAL_ES.matcher(word);
		if (es.find()) {
			return word.substring(0, es.end(1));
		}
		return PLURAL_S.matcher(word).find() ? chop(word, 1) : word;
	}

	private static String step1b(String word) {
		if (word.endsWith("eed")) {
			return MEASURE_ABOVE_0.matcher(chop(word, 3)).find() ? chop(word, 1) : word;
		}
		Matcher past = PAST.matcher(word);
		if (!past.find()) {
			return word;
		}
		String stem = word.substring(0, past.start());
		if (!VOWEL_IN_STEM.matcher(stem).find()) {
			return word;
		}
		if (NEEDS_E.matcher(stem).find()) {
			return stem + "e";
		}
		if (DOUBLE_CONSONANT.matcher(stem).find()) {
			return chop(stem, 1);
		}
		return SHORT_SYLLABLE.matcher(stem).find() ? stem + "e" : stem;
	}

	private static String step1c(String word) {
		return word.endsWith("y") && VOWEL_IN_STEM.matcher(chop(word, 1)).find() ? chop(word, 1) + "i" : word;
	}

	private static String step2(String word) {
		return replace(word, STEP_2, STEP_2_SUFFIXES);
	}

	private static String step3(String word) {
		return replace(word, STEP_3, STEP_3_SUFFIXES);
	}

	private static String replace(String word, Pattern suffixes, Map<String, String> replacements) {
		Matcher suffix = suffixes.matcher(word);
		if (!suffix.find()) {
			return word;
		}
		String stem = word.substring(0, suffix.start());
		return MEASURE_ABOVE_0.matcher(stem).find() ? stem + replacements.get(suffix.group(1)) : word;
	}

	private static String step4(String word) {
		Matcher suffix = STEP_4.matcher(word);
		String stem = suffix.find() ? cutIfLong(word, suffix.end() - suffix.start()) : word;
		if (stem.endsWith("ment")) {
			stem = cutIfLong(stem, 4);
		}
		if (stem.endsWith("ent")) {
			return cutIfLong(stem, 3);
		}
		return ION.matcher(stem).find() ? cutIfLong(stem, 3) : stem;
	}

	private static String cutIfLong(String word, int suffixLength) {
		String stem = chop(word, suffixLength);
		return MEASURE_ABOVE_1.matcher(stem).find() ? stem : word;
	}

	private static String step5(String word) {
		String stem = word;
		if (word.endsWith("e")) {
			String rest = chop(word, 1);
			if (MEASURE_ABOVE_1.matcher(rest).find()
					|| MEASURE_1.matcher(rest).find() && !SHORT_SYLLABLE.matcher(rest).find()) {
				stem = rest;
			}
		}
		return stem.endsWith("ll") && MEASURE_ABOVE_1.matcher(stem).find() ? chop(stem, 1) : stem;
	}

	private static String chop(String word, int characters) {
		return word.substring(0, word.length() - characters);
	}
}
