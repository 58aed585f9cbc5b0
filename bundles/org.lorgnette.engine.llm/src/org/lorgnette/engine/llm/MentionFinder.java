package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.llm.reply.WrittenMention;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** Places of mentions in a document: names are put back for their stand-ins, and the tokens that a document brings are not cut. */
final class MentionFinder {

	private final Document document;

	MentionFinder(Document document) {
		this.document = document;
	}

	/** Where the mentions of one reply stand, in the part that was asked about; empty where they do not. */
	List<Optional<Span>> find(Piece piece, List<WrittenMention> mentions) {
		List<WrittenMention> shown = mentions.stream().map(mention -> new WrittenMention(piece.masking().unmask(mention.text()),
				mention.context().map(piece.masking()::unmask))).toList();
		List<Optional<Span>> places = new ArrayList<>();
		for (Optional<Span> place : MentionAligner.align(document.text(), piece.span(), shown)) {
			places.add(place.flatMap(this::toTokens));
		}
		return places;
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
