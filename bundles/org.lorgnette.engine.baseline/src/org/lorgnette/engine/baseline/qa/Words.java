package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.baseline.qa.Word.Gap;

/** Splits text into words and sentences by its characters. Words hold whole code points; whatever is no word stays in the gaps. */
final class Words {

	private static final Set<String> ELISIONS = Set.of("l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "quoiqu",
			"jusqu");
	private static final int CHECK_EVERY = 4096;
	/** A text without sentence ends is cut after so many words. */
	private static final int LONGEST_SENTENCE = 120;
	/** Longer runs of letters are no words of a language; they are cut, so that stemming stays cheap. */
	private static final int LONGEST_WORD = 64;

	private final CharSequence text;
	private final Lexicon lexicon;
	private final int end;
	private final List<Word> words = new ArrayList<>();
	private int sinceSentence;

	private Words(CharSequence text, Lexicon lexicon, int end) {
		this.text = text;
		this.lexicon = lexicon;
		this.end = end;
	}

	static List<Word> of(CharSequence text, Lexicon lexicon, int begin, int end) {
		return of(text, lexicon, begin, end, Cancellation.NONE);
	}

	static List<Word> of(CharSequence text, Lexicon lexicon, int begin, int end, Cancellation cancellation) {
		Words splitter = new Words(text, lexicon, end);
		int gapBegin = begin;
		for (int at = splitter.nextWord(begin); at < end; at = splitter.nextWord(gapBegin)) {
			if (splitter.words.size() % CHECK_EVERY == 0) {
				cancellation.check();
			}
			gapBegin = splitter.word(gapBegin, at);
		}
		return splitter.words;
	}

	private int nextWord(int from) {
		int at = from;
		while (at < end && !isWordStart(Character.codePointAt(text, at))) {
			at += Character.charCount(Character.codePointAt(text, at));
		}
		return at;
	}

	private static boolean isWordStart(int c) {
		return Character.isLetterOrDigit(c) || isSymbol(c);
	}

	private static boolean isSymbol(int c) {
		return Character.getType(c) == Character.CURRENCY_SYMBOL || c == '%' || c == '\u00B0';
	}

	/** Adds the word that begins here; gives its end. */
	private int word(int gapBegin, int begin) {
		int first = Character.codePointAt(text, begin);
		int wordEnd = begin + Character.charCount(first);
		if (!isSymbol(first)) {
			boolean number = Character.isDigit(first);
			while (wordEnd < end && wordEnd - begin < LONGEST_WORD) {
				int c = Character.codePointAt(text, wordEnd);
				boolean separator = number && (c == '.' || c == ',') && wordEnd + 1 < end
						&& Character.isDigit(text.charAt(wordEnd + 1)) && Character.isDigit(text.charAt(wordEnd - 1));
				if (!separator && !Character.isLetterOrDigit(c) && !isMark(c)) {
					break;
				}
				wordEnd += Character.charCount(c);
			}
		}
		String form = text.subSequence(begin, wordEnd).toString().toLowerCase(Locale.ROOT);
		Gap gap = gap(gapBegin, begin, first);
		sinceSentence = gap == Gap.SENTENCE ? 1 : sinceSentence + 1;
		boolean capital = Character.isUpperCase(first) || Character.isTitleCase(first);
		words.add(new Word(begin, wordEnd, form, lexicon.stem(form), kind(form, first, capital, gap), capital, gap));
		return wordEnd;
	}

	private static boolean isMark(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

	private WordClass kind(String form, int first, boolean capital, Gap gap) {
		if (isSymbol(first)) {
			return WordClass.SYMBOL;
		}
		if (Character.isDigit(first)) {
			return WordClass.NUMBER;
		}
		WordClass closed = lexicon.classOf(form);
		// English "May" is a month, "may" is not; a capital inside a sentence is a name unless the word is a function word.
		if (lexicon.language() == Language.EN && form.equals("may")) {
			return capital && gap != Gap.SENTENCE ? WordClass.DATE : WordClass.AUXILIARY;
		}
		if (closed != WordClass.OTHER) {
			return closed;
		}
		return capital ? WordClass.NAME : WordClass.OTHER;
	}

	private Gap gap(int from, int to, int next) {
		if (words.isEmpty() || sinceSentence >= LONGEST_SENTENCE) {
			return Gap.SENTENCE;
		}
		Word before = words.getLast();
		Gap gap = to - from > 0 ? Gap.SPACE : Gap.JOINED;
		boolean stop = false;
		int breaks = 0;
		boolean space = false;
		for (int at = from; at < to; at++) {
			char c = text.charAt(at);
			switch (c) {
				case '\n' -> breaks += at > from && text.charAt(at - 1) == '\r' ? 0 : 1;
				case '\r', '\u2028', '\u0085' -> breaks++;
				case '\u2029' -> breaks += 2;
				case '.', '!', '?', '\u2026', '\u061F', '\u3002' -> stop = true;
				case ',', '\u060C' -> gap = max(gap, Gap.COMMA);
				case '"', '\u00AB', '\u00BB', '\u201C', '\u201D', '\u201E' -> gap = max(gap, Gap.QUOTE);
				case '(', ')', '[', ']' -> gap = max(gap, Gap.BRACKET);
				case '-', '\u2010', '\u2011', '\'', '\u2019', '/' -> {
					// Joins, unless a space stands beside it.
				}
				default -> {
					if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
						space = true;
					} else {
						gap = max(gap, Gap.STRONG);
					}
				}
			}
		}
		space |= breaks > 0;
		if (breaks >= 2 || (stop && space && endsSentence(before, next, from))) {
			return Gap.SENTENCE;
		}
		if (stop) {
			return space ? Gap.STRONG : Gap.JOINED;
		}
		return gap == Gap.SPACE && !space ? joint(before, from) : gap;
	}

	/** An apostrophe joins nothing in French elisions, nor before an English 's. */
	private Gap joint(Word before, int from) {
		boolean apostrophe = text.charAt(from) == '\'' || text.charAt(from) == '\u2019';
		return apostrophe && (lexicon.language() == Language.EN || ELISIONS.contains(before.form())) ? Gap.SPACE : Gap.JOINED;
	}

	private boolean endsSentence(Word before, int next, int from) {
		boolean initial = before.capital() && before.end() - before.begin() == 1;
		boolean abbreviated = text.charAt(from) == '.' && (initial || lexicon.has("ABBREVIATION", before.form()));
		return !abbreviated && !Character.isLowerCase(next);
	}

	private static Gap max(Gap one, Gap other) {
		return one.compareTo(other) >= 0 ? one : other;
	}
}
