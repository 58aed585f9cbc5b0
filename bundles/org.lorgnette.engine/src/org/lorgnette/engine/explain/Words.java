package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * The words that an explanation weighs: the tokens a document has, or that its engine gave it, else runs of letters and digits
 * and single other characters.
 */
public final class Words {

	private Words() {
	}

	/**
	 * The words of the document's text in their order, without overlaps.
	 *
	 * @param analysed
	 *            the document as the engine gave it back, whose tokens are taken where the document has none
	 */
	public static List<Word> of(Document document, Document analysed) {
		List<Token> tokens = !document.tokens().isEmpty() || !analysed.text().equals(document.text()) ? document.tokens()
				: analysed.tokens();
		if (tokens.isEmpty()) {
			return split(document.text()).stream().map(span -> Word.of(document.text(), span)).toList();
		}
		List<Word> words = new ArrayList<>(tokens.size());
		int end = 0;
		for (Token token : tokens) {
			if (!token.span().isEmpty() && token.begin() >= end) {
				words.add(Word.of(document.text(), token.span()));
				end = token.end();
			}
		}
		return List.copyOf(words);
	}

	/** The words of a question's text. */
	public static List<Word> of(Question question) {
		return split(question.text()).stream().map(span -> Word.ofQuestion(question.text(), span)).toList();
	}

	/** The words within a distance, counted in words, of one of the places; all of them if there is no limit or no place. */
	static List<Word> near(List<Word> words, List<Span> places, OptionalInt distance) {
		if (distance.isEmpty() || places.isEmpty()) {
			return words;
		}
		boolean[] near = new boolean[words.size()];
		for (Span place : places) {
			int first = firstEndingAfter(words, place.begin());
			int last = first;
			while (last < words.size() && words.get(last).span().begin() < place.end()) {
				last++;
			}
			long from = Math.max(0, (long) first - distance.getAsInt());
			long to = Math.min(words.size(), (long) last + distance.getAsInt());
			for (long i = from; i < to; i++) {
				near[(int) i] = true;
			}
		}
		List<Word> kept = new ArrayList<>();
		for (int i = 0; i < near.length; i++) {
			if (near[i]) {
				kept.add(words.get(i));
			}
		}
		return List.copyOf(kept);
	}

	private static int firstEndingAfter(List<Word> words, int offset) {
		int low = 0;
		int high = words.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (words.get(middle).span().end() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Runs of letters, digits and marks; of everything else that is no white space, each code point alone. */
	static List<Span> split(String text) {
		List<Span> words = new ArrayList<>();
		Optional<Integer> begin = Optional.empty();
		for (int at = 0; at < text.length();) {
			int c = text.codePointAt(at);
			int next = at + Character.charCount(c);
			boolean inWord = isWordPart(c);
			if (begin.isPresent() && !inWord) {
				words.add(new Span(begin.get(), at));
				begin = Optional.empty();
			}
			if (inWord && begin.isEmpty()) {
				begin = Optional.of(at);
			} else if (!inWord && !Blanks.isBlank(c)) {
				words.add(new Span(at, next));
			}
			at = next;
		}
		begin.ifPresent(from -> words.add(new Span(from, text.length())));
		return words;
	}

	static boolean isWordPart(int c) {
		int type = Character.getType(c);
		return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK;
	}
}
