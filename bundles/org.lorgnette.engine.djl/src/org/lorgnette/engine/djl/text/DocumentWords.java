package org.lorgnette.engine.djl.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * The words of a document as networks take them: its tokens without blank ones, in sentences. Words are numbered through the
 * document; sentences without any word are left out.
 */
public final class DocumentWords {

	/** Of longer words, features see the begin and the end only; they look at no more. */
	private static final int LONGEST = 100;
	private static final int END = 3;

	private final Document document;
	private final int[] tokens;
	/** The first word of each sentence, and behind the last, [sentences + 1]. */
	private final int[] firsts;

	private DocumentWords(Document document, int[] tokens, int[] firsts) {
		this.document = document;
		this.tokens = tokens;
		this.firsts = firsts;
	}

	/** @param sentences of the document's tokens, in order */
	public static DocumentWords of(Document document, List<Sentence> sentences) {
		int[] tokens = new int[document.tokens().size()];
		int[] firsts = new int[sentences.size() + 1];
		int words = 0;
		int filled = 0;
		for (Sentence sentence : sentences) {
			int first = words;
			for (int token = sentence.firstToken(); token < sentence.endToken(); token++) {
				if (!isBlank(document, document.tokens().get(token))) {
					// Sentences of odd documents may share tokens.
					tokens = words == tokens.length ? Arrays.copyOf(tokens, 2 * words + 1) : tokens;
					tokens[words++] = token;
				}
			}
			if (words > first) {
				firsts[filled++] = first;
			}
		}
		firsts[filled] = words;
		return new DocumentWords(document, Arrays.copyOf(tokens, words), Arrays.copyOf(firsts, filled + 1));
	}

	private static boolean isBlank(Document document, Token token) {
		for (int at = token.begin(); at < token.end(); at++) {
			if (!Character.isWhitespace(document.text().charAt(at))) {
				return false;
			}
		}
		return true;
	}

	public Document document() {
		return document;
	}

	public int sentences() {
		return firsts.length - 1;
	}

	/** The first word of a sentence. */
	public int first(int sentence) {
		return firsts[sentence];
	}

	/** Behind the last word of a sentence. */
	public int end(int sentence) {
		return firsts[sentence + 1];
	}

	public int length(int sentence) {
		return end(sentence) - first(sentence);
	}

	public int words() {
		return tokens.length;
	}

	/** A word as features take it. */
	public String form(int word) {
		Token token = document.tokens().get(tokens[word]);
		String text = document.text();
		if (token.end() - token.begin() <= LONGEST) {
			return text.substring(token.begin(), token.end());
		}
		return text.substring(token.begin(), token.begin() + LONGEST - END) + text.substring(token.end() - END, token.end());
	}

	/** The span of the words {@code [begin, end)}. */
	public Span span(int begin, int end) {
		return new Span(document.tokens().get(tokens[begin]).begin(), document.tokens().get(tokens[end - 1]).end());
	}

	/** The same without white space at its ends, which tokens that were given may have. */
	public Span strippedSpan(int begin, int end) {
		Span span = span(begin, end);
		int from = span.begin();
		int to = span.end();
		while (to > from && Character.isWhitespace(document.text().charAt(to - 1))) {
			to--;
		}
		while (from < to && Character.isWhitespace(document.text().charAt(from))) {
			from++;
		}
		return new Span(from, to);
	}

	/** Where a word begins in the text. */
	public int begin(int word) {
		return document.tokens().get(tokens[word]).begin();
	}

	/** Where a word ends in the text. */
	public int endOf(int word) {
		return document.tokens().get(tokens[word]).end();
	}

	/** The first word that ends behind an offset; {@link #words} if there is none, likewise below. */
	public int firstBehind(int offset) {
		return first(words(), word -> endOf(word) > offset);
	}

	/** The first word that begins at or behind an offset. */
	public int firstFrom(int offset) {
		return first(words(), word -> begin(word) >= offset);
	}

	/** The sentence of a word. */
	public int sentenceOf(int word) {
		return first(sentences() - 1, sentence -> end(sentence) > word);
	}

	/** The first number for which a condition holds that then holds for all that follow; {@code count} if there is none. */
	private static int first(int count, IntPredicate condition) {
		int low = 0;
		int high = count;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (condition.test(middle)) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}
}
