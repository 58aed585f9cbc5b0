package org.lorgnette.engine.djl.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.lorgnette.engine.Cancellation;

/** Finds the words of a text, from its begin to its end, in time that grows with its length only. For one thread. */
final class WordScanner {

	private static final int CHECK_EVERY = 4096;
	/** Longer runs of letters are no abbreviation, elision or host name. */
	private static final int LONGEST_LOOK = 24;
	private static final Set<String> CONTRACTED = Set.of("s", "ll", "re", "ve", "d", "m");

	private final String text;
	private final Language language;
	private final AddressScanner addresses;
	private int[] begins = new int[64];
	private int[] ends = new int[64];
	private int count;

	WordScanner(String text, Language language) {
		this.text = text;
		this.language = language;
		this.addresses = new AddressScanner(text);
	}

	WordScanner scan(Cancellation cancellation) {
		int at = 0;
		int checkAt = CHECK_EVERY;
		while (at < text.length()) {
			if (at >= checkAt) {
				cancellation.check();
				checkAt = at + CHECK_EVERY;
			}
			int c = text.codePointAt(at);
			if (Signs.isGap(c)) {
				at += Character.charCount(c);
			} else {
				at = token(at, c);
			}
		}
		return this;
	}

	/** Begins of the words, {@link #count} of them. */
	int[] begins() {
		return begins;
	}

	int[] ends() {
		return ends;
	}

	int count() {
		return count;
	}

	private void add(int begin, int end) {
		if (count == begins.length) {
			begins = Arrays.copyOf(begins, 2 * count);
			ends = Arrays.copyOf(ends, 2 * count);
		}
		begins[count] = begin;
		ends[count++] = end;
	}

	/** Adds the words of one piece that begins here, gives where it ends. */
	private int token(int begin, int c) {
		int address = addresses.end(begin);
		if (address > begin) {
			add(begin, address);
			return address;
		}
		if (Character.isIdeographic(c)) {
			return one(begin, marks(begin + Character.charCount(c)));
		}
		if (Signs.beginsWord(c)) {
			return word(begin);
		}
		if (Signs.isPicture(c)) {
			return one(begin, picture(begin, c));
		}
		int end = begin + Character.charCount(c);
		if (Signs.repeats(c)) {
			while (end < text.length() && (text.charAt(end) == c || (isQuestion(c) && isQuestion(text.charAt(end))))) {
				end++;
			}
		}
		return one(begin, marks(end));
	}

	private int one(int begin, int end) {
		add(begin, end);
		return end;
	}

	private static boolean isQuestion(int c) {
		return c == '?' || c == '!';
	}

	private int marks(int from) {
		int end = from;
		while (end < text.length()) {
			int c = text.codePointAt(end);
			if (!Signs.isMark(c)) {
				break;
			}
			end += Character.charCount(c);
		}
		return end;
	}

	private int picture(int begin, int first) {
		int end = begin + Character.charCount(first);
		if (Signs.isFlagLetter(first) && end < text.length() && Signs.isFlagLetter(text.codePointAt(end))) {
			return end + 2;
		}
		while (end < text.length()) {
			int c = text.codePointAt(end);
			if (Signs.extendsPicture(c)) {
				end += Character.charCount(c);
			} else if (c == 0x200D && end + 1 < text.length() && Signs.isPicture(text.codePointAt(end + 1))) {
				end += 1 + Character.charCount(text.codePointAt(end + 1));
			} else {
				break;
			}
		}
		return end;
	}

	/** A word or number, with what is joined to it. */
	private int word(int begin) {
		int end = begin;
		int lastHyphen = -1;
		while (end < text.length()) {
			int c = text.codePointAt(end);
			if (Signs.isWord(c) && !(Character.isIdeographic(c) && c > 127)) {
				end += Character.charCount(c);
				continue;
			}
			int next = end + 1 < text.length() ? text.codePointAt(end + 1) : 0;
			if (Signs.isApostrophe(c)) {
				if (language.isElision(lower(begin, end)) && next != 0 && Signs.beginsWord(next)) {
					return one(begin, end + 1);
				}
				if (!Signs.beginsWord(next)) {
					break;
				}
				int contraction = language.hasContractions() ? contraction(begin, end) : -1;
				if (contraction >= 0) {
					add(begin, contraction);
					return one(contraction, letters(end + 1));
				}
				end++;
			} else if (Signs.isHyphen(c) && Signs.beginsWord(next)) {
				lastHyphen = end;
				end++;
			} else if (joins(c, end, next)) {
				end++;
			} else {
				break;
			}
		}
		if (end < text.length() && text.charAt(end) == '.' && ownsPoint(begin, end)) {
			return one(begin, end + 1);
		}
		return enclitic(begin, end, lastHyphen);
	}

	/** Points and commas in numbers, points in acronyms and file names, {@code &} in the names of companies, underscores. */
	private boolean joins(int c, int at, int next) {
		int before = text.charAt(at - 1);
		return switch (c) {
			case '.' -> Signs.isDigit(before) ? Signs.isDigit(next) : Character.isLowerCase(next) && Character.isLetterOrDigit(before)
					|| Character.isUpperCase(next) && isSingle(at + 1) && (isPoint(at + 2) || isInitial(at - 1))
					|| Signs.isHyphen(next) && isInitial(at - 1) && at + 2 < text.length() && isInitial(at + 2);
			case ',', ':', '/' -> Signs.isDigit(before) && Signs.isDigit(next);
			case '&' -> Character.isUpperCase(before) && Character.isUpperCase(next);
			case '_' -> Signs.beginsWord(next) || next == '_';
			default -> false;
		};
	}

	private boolean isPoint(int at) {
		return at < text.length() && text.charAt(at) == '.';
	}

	private boolean isInitial(int at) {
		return Character.isUpperCase(text.charAt(at)) && isSingle(at);
	}

	/** Whether a letter has no other beside it. */
	private boolean isSingle(int at) {
		return (at == 0 || !Signs.isWord(text.charAt(at - 1))) && (at + 1 >= text.length() || !Signs.isWord(text.charAt(at + 1)));
	}

	/**
	 * Where the second part of a contraction begins whose apostrophe stands at {@code at}, or -1: {@code do|n't}, {@code she|'ll}.
	 */
	private int contraction(int begin, int at) {
		int end = letters(at + 1);
		if (end - at > 3 || (end < text.length() && Signs.isApostrophe(text.charAt(end)))) {
			return -1;
		}
		String rest = lower(at + 1, end);
		if (rest.equals("t") && at - begin > 1 && (text.charAt(at - 1) == 'n' || text.charAt(at - 1) == 'N')) {
			return at - 1;
		}
		return CONTRACTED.contains(rest) ? at : -1;
	}

	private int letters(int from) {
		int end = from;
		while (end < text.length() && Signs.isWord(text.codePointAt(end))) {
			end += Character.charCount(text.codePointAt(end));
		}
		return end;
	}

	/** Whether the point behind a word is part of it: of abbreviations, of initials before a name, of acronyms with points. */
	private boolean ownsPoint(int begin, int end) {
		int after = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
		if (after == '.' || Signs.isDigit(text.charAt(end - 1)) || end - begin > LONGEST_LOOK) {
			return false;
		}
		int joint = end - begin > 2 ? text.charAt(end - 2) : ' ';
		boolean acronym = joint == '.' || (Signs.isHyphen(joint) && text.charAt(end - 3) == '.');
		if (acronym && isSingle(end - 1)) {
			return true;
		}
		int next = firstAfter(end + 1);
		if (end - begin == 1 && Character.isUpperCase(text.charAt(begin)) && Character.isUpperCase(next)) {
			return true;
		}
		String word = lower(begin, end);
		return language.isPointed(word) && (!language.isBeforeNumber(word) || Signs.isDigit(next));
	}

	/** The first character from here on that is no gap, or 0; it looks no further than a few. */
	private int firstAfter(int from) {
		for (int at = from; at < Math.min(text.length(), from + LONGEST_LOOK); at++) {
			if (!Signs.isGap(text.charAt(at))) {
				return text.codePointAt(at);
			}
		}
		return 0;
	}

	/** Adds a word whose last part after a hyphen may be a word of its own. */
	private int enclitic(int begin, int end, int hyphen) {
		if (hyphen > begin && end - hyphen <= LONGEST_LOOK && language.isEnclitic(lower(hyphen + 1, end))) {
			String whole = lower(begin, Math.min(end, begin + LONGEST_LOOK));
			boolean euphonic = hyphen - begin > 2 && Character.toLowerCase(text.charAt(hyphen - 1)) == 't'
					&& Signs.isHyphen(text.charAt(hyphen - 2));
			int cut = euphonic ? hyphen - 2 : hyphen;
			if (!whole.equals("rendez-vous")) {
				add(begin, cut);
				return one(cut, end);
			}
		}
		return one(begin, end);
	}

	private String lower(int begin, int end) {
		return end - begin > LONGEST_LOOK ? "" : text.substring(begin, end).toLowerCase(Locale.ROOT);
	}
}
