package org.lorgnette.engine.djl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.features.Subwords;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.features.WordForms;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.model.Span;

/**
 * The subwords of a document's words. Of a word with more subwords than its features have places, the network is given the first
 * ones and the last; all are shown.
 */
public final class ShownPieces {

	private static final int WORDS_BETWEEN_CHECKS = 1000;

	private ShownPieces() {
	}

	/** One entry for each word, in the order of the text. */
	public static List<TokenPieces> of(DocumentWords words, WordFeatures features, Cancellation cancellation) {
		List<TokenPieces> shown = new ArrayList<>(words.words());
		for (int word = 0; word < words.words(); word++) {
			if (word % WORDS_BETWEEN_CHECKS == 0) {
				cancellation.check();
			}
			shown.add(of(words.form(word), words.span(word, word + 1), features.subwords()));
		}
		return shown;
	}

	/** @param span of the word; its form may leave out the middle of a very long one */
	static TokenPieces of(String form, Span span, Subwords subwords) {
		String normalized = WordForms.normalized(form);
		List<Subwords.Piece> pieces = subwords.pieces(normalized);
		long[] ids = subwords.ids(normalized);
		int[] origins = origins(form, normalized);
		List<TokenPieces.Piece> shown = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			Subwords.Piece piece = pieces.get(i);
			Span place = new Span(at(span, origins, piece.begin()), at(span, origins, piece.end()));
			shown.add(new TokenPieces.Piece(piece.text(), ids[i], place, ids[i] == subwords.unknown()));
		}
		if (shown.isEmpty()) {
			shown.add(new TokenPieces.Piece(Subwords.UNKNOWN, subwords.unknown(), span, true));
		}
		return new TokenPieces(span, shown);
	}

	private static int at(Span span, int[] origins, int codePoint) {
		return Math.min(span.end(), span.begin() + origins[Math.min(codePoint, origins.length - 1)]);
	}

	/**
	 * For each code point of the normalised form, and for its end, where it comes from in the word. Some capitals have two small
	 * characters.
	 */
	private static int[] origins(String form, String normalized) {
		int[] places = new int[normalized.length() + 1];
		int filled = 0;
		int at = 0;
		while (at < form.length() && filled < normalized.length()) {
			int length = Character.charCount(form.codePointAt(at));
			int small = form.substring(at, at + length).toLowerCase(Locale.ROOT).length();
			for (int i = 0; i < small && filled < normalized.length(); i++) {
				places[filled++] = at;
			}
			at += length;
		}
		places[filled] = at;
		int[] origins = new int[normalized.codePointCount(0, normalized.length()) + 1];
		for (int i = 0, place = 0; i < origins.length; i++) {
			origins[i] = places[place];
			place += place < normalized.length() ? Character.charCount(normalized.codePointAt(place)) : 0;
		}
		return origins;
	}
}
