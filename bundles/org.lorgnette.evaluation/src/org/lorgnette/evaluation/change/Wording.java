package org.lorgnette.evaluation.change;

import java.util.List;

import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

/**
 * A text that is to be changed.
 *
 * @param kind what it is
 * @param sentences of its own; empty where the text brings none
 * @param names of persons and places that are marked in it; none if names are not marked
 */
public record Wording(String text, Kind kind, List<Span> sentences, List<Name> names) {

	/** A statement is to be judged true or false. */
	public enum Kind {
		QUESTION, STATEMENT, PASSAGE
	}

	/** A mention; a person's if it is no place's. */
	public record Name(Span span, boolean isPlace) {
	}

	public Wording {
		sentences = List.copyOf(sentences);
		names = List.copyOf(names);
	}

	/** A text without marks. */
	public Wording(String text, Kind kind) {
		this(text, kind, List.of(), List.of());
	}

	/** Its own sentences, or those that {@link SimpleTokenizer} finds. */
	List<Span> allSentences() {
		return !sentences.isEmpty() ? sentences
				: SimpleTokenizer.sentences(text, SimpleTokenizer.tokens(text, List.of()), List.of()).stream().map(Sentence::span).toList();
	}
}
