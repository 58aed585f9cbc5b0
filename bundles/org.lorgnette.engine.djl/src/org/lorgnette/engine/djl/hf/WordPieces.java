package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.text.DocumentWords;

/**
 * The words of a sentence in pieces. Pieces are numbered through the sentence; a word's pieces stand together. A word may have
 * none, where the tokenizer drops all its characters.
 *
 * @param firsts the first piece of each word, [words]
 * @param ends behind the last piece of each word, [words]
 * @param begins where what a piece stands for begins in the document's text, [pieces]
 * @param stops where it ends
 */
record WordPieces(long[] ids, int[] firsts, int[] ends, int[] begins, int[] stops) {

	/** Of longer words the rest is not looked at. */
	private static final int LONGEST = 2_000;

	int words() {
		return firsts.length;
	}

	/** Of the text as it stands between the sentence's first word and its last. */
	static WordPieces ofText(HfTokenizer tokenizer, DocumentWords words, int sentence, Cancellation cancellation) {
		int first = words.first(sentence);
		int count = words.length(sentence);
		String text = words.document().text();
		Pieces pieces = new Pieces(2 * count);
		int at = 0;
		while (at < count) {
			// Up to a word that is too long, and that word's beginning; from there on alike.
			int end = at;
			while (end < count - 1 && length(words, first + end) <= LONGEST) {
				end++;
			}
			int from = at == 0 ? words.begin(first) : Math.max(words.endOf(first + at - 1), 0);
			int to = words.endOf(first + end);
			if (length(words, first + end) > LONGEST) {
				to = words.begin(first + end) + LONGEST;
				to -= Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
			}
			if (from < to) {
				Pieces part = tokenizer.encode(text, from, to, cancellation);
				for (int i = 0; i < part.size(); i++) {
					pieces.add(part.id(i), part.begin(i), part.end(i));
				}
			}
			at = end + 1;
		}
		return align(pieces, text, words, first, count);
	}

	private static int length(DocumentWords words, int word) {
		return words.endOf(word) - words.begin(word);
	}

	/**
	 * A piece belongs to the word in which its first sign that is no space stands, or else to the next if it reaches into that or
	 * only spaces are between.
	 */
	static WordPieces align(Pieces pieces, String text, DocumentWords words, int first, int count) {
		int[] firsts = new int[count];
		int[] ends = new int[count];
		int word = 0;
		for (int piece = 0; piece < pieces.size(); piece++) {
			int begin = pieces.begin(piece);
			while (begin < pieces.end(piece) && isSpace(text.charAt(begin))) {
				begin++;
			}
			while (word < count && words.endOf(first + word) <= begin) {
				word++;
			}
			boolean inside = word < count && (words.begin(first + word) < Math.max(begin + 1, pieces.end(piece))
					|| isBlank(text, begin, words.begin(first + word)));
			if (inside) {
				firsts[word] = ends[word] == 0 ? piece : firsts[word];
				ends[word] = piece + 1;
			}
		}
		return new WordPieces(pieces.ids(), firsts, ends, pieces.begins(), pieces.stops());
	}

	private static boolean isBlank(String text, int from, int to) {
		return IntStream.range(from, to).allMatch(at -> isSpace(text.charAt(at)));
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	/** Of the words one by one. */
	static WordPieces ofWords(HfTokenizer tokenizer, DocumentWords words, int sentence, Cancellation cancellation) {
		List<String> forms = new ArrayList<>(words.length(sentence));
		String text = words.document().text();
		for (int word = words.first(sentence); word < words.end(sentence); word++) {
			forms.add(text.substring(words.begin(word), Math.min(words.endOf(word), words.begin(word) + LONGEST)));
		}
		List<Pieces> found = tokenizer.encodeWords(forms, cancellation);
		Pieces pieces = new Pieces(2 * forms.size());
		int[] firsts = new int[forms.size()];
		int[] ends = new int[forms.size()];
		for (int word = 0; word < firsts.length; word++) {
			firsts[word] = pieces.size();
			int begin = words.begin(words.first(sentence) + word);
			Pieces own = found.get(word);
			for (int i = 0; i < own.size(); i++) {
				pieces.add(own.id(i), begin + own.begin(i), begin + own.end(i));
			}
			ends[word] = pieces.size();
		}
		return new WordPieces(pieces.ids(), firsts, ends, pieces.begins(), pieces.stops());
	}
}
