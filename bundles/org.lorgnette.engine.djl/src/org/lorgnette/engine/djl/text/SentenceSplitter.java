package org.lorgnette.engine.djl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Groups the words of a text into sentences: at blank lines, and at marks that end sentences unless the word goes on in lower
 * case or the point belongs to an abbreviation. Takes any tokens, also those that keep such marks at a word.
 */
final class SentenceSplitter {

	private static final int LONGEST_LOOK = 24;

	private final String text;
	private final List<Token> tokens;
	private final Language language;

	SentenceSplitter(String text, List<Token> tokens, Language language) {
		this.text = text;
		this.tokens = tokens;
		this.language = language;
	}

	List<Sentence> split() {
		List<Sentence> sentences = new ArrayList<>();
		int first = 0;
		for (int i = 0; i < tokens.size(); i++) {
			int end = i + 1;
			if (end < tokens.size() && !isParagraphEnd(i)) {
				if (!endsSentence(first, i)) {
					continue;
				}
				end = withClosers(end);
				if (end < tokens.size() && !isParagraphEnd(end - 1) && goesOn(i, end)) {
					continue;
				}
			}
			sentences.add(new Sentence(new Span(tokens.get(first).begin(), tokens.get(end - 1).end()), first, end));
			first = end;
			i = end - 1;
		}
		return sentences;
	}

	/** Whether a blank line follows a token. */
	private boolean isParagraphEnd(int token) {
		int lines = 0;
		int end = tokens.get(token + 1).begin();
		for (int at = tokens.get(token).end(); at < end; at++) {
			char c = text.charAt(at);
			if (c == '\u2029') {
				return true;
			}
			if (c == '\n' || c == '\u0085' || c == '\u2028' || (c == '\r' && text.charAt(at + 1 < end ? at + 1 : at) != '\n')) {
				lines++;
			}
		}
		return lines > 1;
	}

	private boolean endsSentence(int first, int i) {
		Token token = tokens.get(i);
		if (token.begin() == token.end() || !Signs.isTerminal(text.charAt(token.end() - 1))) {
			return false;
		}
		boolean mark = Signs.isTerminal(text.charAt(token.begin()));
		// The number of an item in a list.
		boolean number = mark && i == first + 1 && Signs.isDigit(text.charAt(tokens.get(first).begin()));
		return !number;
	}

	/** The end of the quotation marks and brackets that close what the mark before them ends. */
	private int withClosers(int from) {
		int end = from;
		while (end < tokens.size() && !isParagraphEnd(end - 1)) {
			Token token = tokens.get(end);
			boolean joined = token.begin() == tokens.get(end - 1).end();
			char c = token.begin() < token.end() ? text.charAt(token.begin()) : ' ';
			boolean closes = c == '\u00BB' || (joined && Signs.isCloser(c));
			if (!closes || token.end() - token.begin() > 2) {
				break;
			}
			end++;
		}
		return end;
	}

	/** Whether the sentence goes on with a token in spite of the mark that token {@code i} is or has. */
	private boolean goesOn(int i, int next) {
		Token token = tokens.get(i);
		int follow = next;
		while (follow < tokens.size() - 1 && follow < next + 2 && isOpener(tokens.get(follow))) {
			follow++;
		}
		int begin = tokens.get(follow).begin();
		int c = begin < text.length() ? text.codePointAt(begin) : ' ';
		if (Character.isLowerCase(c)) {
			return true;
		}
		boolean mark = Signs.isTerminal(text.charAt(token.begin()));
		if (mark) {
			boolean ellipsis = token.end() - token.begin() > 1 && text.charAt(token.begin()) == '.'
					|| text.charAt(token.begin()) == '\u2026';
			return ellipsis && !Character.isUpperCase(c);
		}
		return text.charAt(token.end() - 1) == '.' && isAbbreviation(token) && !startsAnew(token, tokens.get(follow), c);
	}

	private boolean isOpener(Token token) {
		int type = token.begin() < token.end() ? Character.getType(text.charAt(token.begin())) : 0;
		return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION
				|| (token.end() - token.begin() == 1 && text.charAt(token.begin()) == '"');
	}

	private boolean isAbbreviation(Token token) {
		String word = word(token, token.end() - 1);
		boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
		int point = word.lastIndexOf('.');
		// As in u.s and j.-c: the point of the word itself is not looked at here.
		boolean acronym = point > 0 && word.length() - point <= (Signs.isHyphen(word.charAt(word.length() - 2)) ? 3 : 2);
		return initial || acronym || language.isTitle(word) || language.isAbbreviation(word) || language.isBeforeNumber(word);
	}

	private boolean startsAnew(Token token, Token next, int first) {
		String word = word(token, token.end() - 1);
		if (language.isTitle(word)) {
			return false;
		}
		if (word.equals("etc")) {
			return Character.isUpperCase(first);
		}
		int end = next.end();
		if (end > next.begin() && Signs.isApostrophe(text.charAt(end - 1))) {
			end--;
		}
		return Character.isUpperCase(first) && language.isStarter(word(next, end));
	}

	private String word(Token token, int end) {
		return end - token.begin() > LONGEST_LOOK ? "" : text.substring(token.begin(), end).toLowerCase(Locale.ROOT);
	}
}
