package org.lorgnette.engine.explain;

import java.util.List;

import org.lorgnette.model.Span;

/**
 * How an engine splits a word into pieces of its vocabulary.
 *
 * @param word in the document's text
 * @param pieces in text order; one or more
 */
public record TokenPieces(Span word, List<Piece> pieces) {

	/**
	 * @param text
	 *            as the vocabulary has it, with its marks of word begins or continuations
	 * @param id
	 *            number in the vocabulary
	 * @param span
	 *            what it stands for in the document's text; several pieces may share a character that was split into bytes
	 * @param unknown
	 *            whether it stands for what the vocabulary lacks
	 */
	public record Piece(String text, long id, Span span, boolean unknown) {
	}

	/** @throws IllegalArgumentException without a piece, or if a piece leaves the word */
	public TokenPieces {
		pieces = List.copyOf(pieces);
		if (pieces.isEmpty()) {
			throw new IllegalArgumentException("a word without pieces: " + word);
		}
		for (Piece piece : pieces) {
			if (!word.contains(piece.span())) {
				throw new IllegalArgumentException(piece + " leaves the word " + word);
			}
		}
	}
}
