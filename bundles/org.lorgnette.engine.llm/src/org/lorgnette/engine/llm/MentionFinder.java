package org.lorgnette.engine.llm;

import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.grounding.SourceAligner;
import org.lorgnette.engine.llm.reply.WrittenMention;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Places of the mentions of one reply in a document: names are put back for their stand-ins, and the tokens that a document brings
 * are not cut.
 */
final class MentionFinder {

	private final Document document;
	private final Piece piece;
	private final SourceAligner aligner;

	/** @param piece the part that was asked about */
	MentionFinder(Document document, Piece piece) {
		this.document = document;
		this.piece = piece;
		aligner = new SourceAligner(piece.span().of(document.text()));
	}

	/**
	 * Where the next mention stands, in the document.
	 *
	 * @param type of the entity; empty if it has none
	 */
	SourceAligner.Aligned find(WrittenMention mention, String type) {
		SourceAligner.Aligned aligned = aligner.align(piece.masking().unmask(mention.text()), type);
		return new SourceAligner.Aligned(aligned.span().map(span -> span.shift(piece.span().begin())).flatMap(this::toTokens),
				aligned.grounding());
	}

	/** From the begin of the first token that it touches to the end of the last. */
	private Optional<Span> toTokens(Span span) {
		List<Token> tokens = document.tokens();
		if (tokens.isEmpty()) {
			return Optional.of(span);
		}
		int low = 0;
		int high = tokens.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (tokens.get(middle).end() <= span.begin()) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		Optional<Span> covered = Optional.empty();
		for (int i = low; i < tokens.size() && tokens.get(i).begin() < span.end(); i++) {
			Span token = tokens.get(i).span();
			covered = Optional.of(covered.map(before -> before.cover(token)).orElse(token));
		}
		return covered;
	}
}
