package org.lorgnette.engine.djl.features;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What of a word is compared when questions are held against texts. Immutable. */
public final class MatchWord {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");
	private static final int LONGEST = 60;
	/** Shorter words are compared as a whole only. */
	private static final int SHORTEST_STEM = 4;
	private static final double STEM_SHARE = 0.6;
	private static final int LONGEST_ENDING = 5;

	private final String lower;
	private final String form;
	private final boolean function;
	private final boolean sign;
	private final boolean capital;
	private final boolean number;
	private final boolean time;
	private final boolean reason;
	private final long[] trigrams;

	private MatchWord(String word) {
		String cut = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
		lower = cut.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
		form = isAscii(lower) ? lower : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
		sign = form.codePoints().noneMatch(Character::isLetterOrDigit);
		function = sign || MatchLexicon.isFunction(form);
		capital = !cut.isEmpty() && Character.isUpperCase(cut.codePointAt(0));
		boolean digits = !form.isEmpty() && Character.isDigit(form.charAt(0));
		number = digits || MatchLexicon.isNumeral(form);
		time = digits && isYear(form) || MatchLexicon.isTime(form);
		reason = MatchLexicon.isReason(form);
		trigrams = function || digits ? new long[0] : trigrams(form);
	}

	public static MatchWord of(String word) {
		return new MatchWord(word);
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 127) {
				return false;
			}
		}
		return true;
	}

	private static boolean isYear(String form) {
		return form.length() == 4 && (form.charAt(0) == '1' || form.charAt(0) == '2') && form.chars().allMatch(Character::isDigit);
	}

	/** Sorted and distinct, with both ends marked. */
	private static long[] trigrams(String form) {
		if (form.length() < SHORTEST_STEM) {
			return new long[0];
		}
		long[] all = new long[form.length()];
		for (int i = 0; i < all.length; i++) {
			long before = i == 0 ? '^' : form.charAt(i - 1);
			long after = i + 1 == all.length ? '$' : form.charAt(i + 1);
			all[i] = before << 32 | (long) form.charAt(i) << 16 | after;
		}
		return Arrays.stream(all).sorted().distinct().toArray();
	}

	/** In lower case, with its accents. */
	String lower() {
		return lower;
	}

	/** In lower case without accents. */
	String form() {
		return form;
	}

	/** Whether it says nothing of what a text is about: a pronoun, a question word, a mark. */
	boolean isFunction() {
		return function;
	}

	/** Whether it has neither letter nor digit. */
	public boolean isSign() {
		return sign;
	}

	boolean isCapital() {
		return capital;
	}

	boolean isNumber() {
		return number;
	}

	/** Whether it may be part of a date or span of time. */
	boolean isTime() {
		return time;
	}

	/** Whether it may begin a reason, as {@code because}. */
	boolean isReason() {
		return reason;
	}

	/** The part of the longer word that both begin with if they look like forms of one word, 1 if they are equal, else 0. */
	double stem(MatchWord other) {
		if (form.equals(other.form)) {
			return 1;
		}
		int shorter = Math.min(form.length(), other.form.length());
		int longer = Math.max(form.length(), other.form.length());
		if (shorter < SHORTEST_STEM || trigrams.length == 0 || other.trigrams.length == 0) {
			return 0;
		}
		int common = 0;
		while (common < shorter && form.charAt(common) == other.form.charAt(common)) {
			common++;
		}
		boolean alike = common >= SHORTEST_STEM && common >= STEM_SHARE * longer && longer - common <= LONGEST_ENDING;
		return alike ? (double) common / longer : 0;
	}

	/** The Dice coefficient of the character trigrams, 0 to 1; equal words have 1. */
	double overlap(MatchWord other) {
		if (form.equals(other.form)) {
			return 1;
		}
		int common = 0;
		int i = 0;
		int k = 0;
		while (i < trigrams.length && k < other.trigrams.length) {
			if (trigrams[i] == other.trigrams[k]) {
				common++;
				i++;
				k++;
			} else if (trigrams[i] < other.trigrams[k]) {
				i++;
			} else {
				k++;
			}
		}
		return common == 0 ? 0 : 2.0 * common / (trigrams.length + other.trigrams.length);
	}
}
