package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;

/** What pieces are called, and which part of a text they stand for, to be shown. */
final class PieceUnits {

	private final TokenizerFiles files;
	private final List<Word> units = new ArrayList<>();

	PieceUnits(TokenizerFiles files) {
		this.files = files;
	}

	/** Adds special pieces, which stand nowhere, at a place of the document's text. */
	PieceUnits special(InputTemplate.Part part, int place) {
		for (long id : part.ids()) {
			add(Word.In.TEXT, id, place, place);
		}
		return this;
	}

	/** Adds a piece that stands for {@code [begin, end)}. */
	PieceUnits add(Word.In in, long id, int begin, int end) {
		units.add(new Word(in, new Span(begin, Math.max(begin, end)), files.text(id)));
		return this;
	}

	/** What was added, in order. */
	List<Word> units() {
		return units;
	}

	/**
	 * Adds how words of a document, the first of which has this number, are split. Words of which the tokenizer leaves nothing are
	 * left out: the network does not see them.
	 */
	static void split(TokenizerFiles files, DocumentWords words, int first, WordPieces pieces, List<TokenPieces> shown) {
		for (int word = 0; word < pieces.words(); word++) {
			Span span = words.span(first + word, first + word + 1);
			List<TokenPieces.Piece> parts = new ArrayList<>();
			for (int piece = pieces.firsts()[word]; piece < pieces.ends()[word]; piece++) {
				int begin = Math.clamp(pieces.begins()[piece], span.begin(), span.end());
				int end = Math.clamp(pieces.stops()[piece], begin, span.end());
				long id = pieces.ids()[piece];
				parts.add(new TokenPieces.Piece(files.text(id), id, new Span(begin, end), files.isUnknown(id)));
			}
			if (!parts.isEmpty()) {
				shown.add(new TokenPieces(span, parts));
			}
		}
	}
}
