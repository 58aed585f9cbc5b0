package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Gives tokens to words of a changed text that have none, in documents that bring tokens: engines see no others. Such are the
 * {@code l'} for
 * {@code la} and the {@code du} for {@code de la}, in which no old token ends.
 */
final class Retokenization {

	private final Document document;
	private final List<Token> tokens = new ArrayList<>();

	private Retokenization(Document document) {
		this.document = document;
	}

	static Document of(Document document) {
		return document.tokens().isEmpty() || document.sentences().isEmpty() ? document : new Retokenization(document).filled();
	}

	private Document filled() {
		List<Sentence> sentences = new ArrayList<>();
		for (Sentence sentence : document.sentences()) {
			int first = tokens.size();
			int at = sentence.span().begin();
			for (Token token : document.tokens().subList(sentence.firstToken(), sentence.endToken())) {
				fill(at, token.begin());
				tokens.add(token);
				at = Math.max(at, token.end());
			}
			fill(at, sentence.span().end());
			sentences.add(new Sentence(sentence.span(), first, tokens.size(), sentence.metadata()));
		}
		return document.toBuilder().tokens(tokens).sentences(sentences).build();
	}

	/** What is no white space between two tokens is one. */
	private void fill(int begin, int end) {
		if (begin < end) {
			String gap = new Span(begin, end).of(document.text());
			if (!gap.isBlank()) {
				int from = begin + gap.length() - gap.stripLeading().length();
				tokens.add(new Token(from, begin + gap.stripTrailing().length()));
			}
		}
	}
}
