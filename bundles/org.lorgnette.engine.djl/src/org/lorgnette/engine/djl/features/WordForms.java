package org.lorgnette.engine.djl.features;

import java.util.Locale;

/** Forms of a word that features are made of. */
public final class WordForms {

	private static final int LONGEST_RUN = 4;
	private static final int LONGEST_WORD = 60;
	private static final int FNV_PRIME = 0x01000193;
	private static final int FNV_BASIS = 0x811C9DC5;

	private WordForms() {
	}

	/** In lower case, each digit as 0, typographic apostrophes as {@code '}, cut after 60 characters. */
	public static String normalized(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		int length = Math.min(lower.length(), LONGEST_WORD);
		StringBuilder form = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			char c = lower.charAt(i);
			form.append(Character.isDigit(c) ? '0' : c == '\u2019' ? '\'' : c);
		}
		return form.toString();
	}

	/**
	 * Upper-case letters as X, other letters as x, digits as d, anything else as it is; of more than four equal signs in a row, four are
	 * kept.
	 */
	public static String shape(String word) {
		StringBuilder shape = new StringBuilder(word.length());
		char last = 0;
		int run = 0;
		for (int i = 0; i < Math.min(word.length(), LONGEST_WORD); i++) {
			char c = word.charAt(i);
			char sign = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? 'd' : c;
			run = sign == last ? run + 1 : 1;
			last = sign;
			if (run <= LONGEST_RUN) {
				shape.append(sign);
			}
		}
		return shape.toString();
	}

	static String begin(String word, int length) {
		return word.substring(0, Math.min(length, word.length()));
	}

	static String end(String word, int length) {
		return word.substring(Math.max(0, word.length() - length));
	}

	/** A number from 0 to below {@code buckets}, the same everywhere: FNV-1a over UTF-16, with the finish of MurmurHash3. */
	static int bucket(String text, int seed, int buckets) {
		int hash = FNV_BASIS ^ seed * 0x9E3779B9;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * FNV_PRIME;
		}
		hash ^= hash >>> 16;
		hash *= 0x85EBCA6B;
		hash ^= hash >>> 13;
		hash *= 0xC2B2AE35;
		hash ^= hash >>> 16;
		return Integer.remainderUnsigned(hash, buckets);
	}
}
