package org.lorgnette.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** Moves everything that a document says of places in its text to where these places are after the text has changed. */
final class DocumentShift {

	private final Document document;
	private final SpanMap shift;

	DocumentShift(Document document, SpanMap shift) {
		this.document = document;
		this.shift = shift;
	}

	Document to(String text) {
		Set<String> gone = new HashSet<>();
		List<Entity> entities = entities(gone);
		int[] kept = new int[document.tokens().size() + 1];
		List<Token> tokens = tokens(kept);
		return new Removal(document, gone).leave(Document.builder(document.id(), text)).language(document.language())
				.metadata(document.metadata()).entities(entities).tokens(tokens).sentences(sentences(kept, tokens)).questions(questions())
				.build();
	}

	private List<Entity> entities(Set<String> gone) {
		List<Entity> moved = new ArrayList<>(document.entities().size());
		for (Entity entity : document.entities()) {
			Optional<List<Span>> fragments = shift.fragments(entity.fragments());
			if (fragments.isEmpty()) {
				gone.add(entity.id());
			} else if (fragments.get() == entity.fragments()) {
				moved.add(entity);
			} else {
				moved.add(new Entity(entity.id(), entity.type(), fragments.get(), entity.attributes()));
			}
		}
		return moved;
	}

	/** @param kept becomes, for each token and the end, how many tokens before it are still there */
	private List<Token> tokens(int[] kept) {
		List<Token> moved = new ArrayList<>(document.tokens().size());
		for (int i = 0; i < document.tokens().size(); i++) {
			kept[i] = moved.size();
			Token token = document.tokens().get(i);
			shift.span(token.span()).ifPresent(span -> moved.add(span == token.span() ? token : new Token(span, token.columns())));
		}
		kept[document.tokens().size()] = moved.size();
		return moved;
	}

	/** Sentences that lost all their tokens are gone; the others keep covering their tokens. */
	private List<Sentence> sentences(int[] kept, List<Token> tokens) {
		List<Sentence> moved = new ArrayList<>(document.sentences().size());
		for (Sentence sentence : document.sentences()) {
			int from = kept[sentence.firstToken()];
			int to = kept[sentence.endToken()];
			Optional<Span> span = shift.span(sentence.span());
			boolean lost = from == to && sentence.tokenCount() > 0;
			if (span.isPresent() && !lost) {
				Span covering = from == to ? span.get() : span.get().cover(tokens.get(from).span()).cover(tokens.get(to - 1).span());
				moved.add(new Sentence(covering, from, to, sentence.metadata()));
			} else if (from < to) {
				moved.add(new Sentence(tokens.get(from).span().cover(tokens.get(to - 1).span()), from, to, sentence.metadata()));
			}
		}
		return moved;
	}

	private List<Question> questions() {
		return document.questions().stream().map(question -> new Question(question.id(), question.text(), answers(question.answers()),
				question.answerable(), answers(question.plausible()), question.metadata())).toList();
	}

	/** An answer whose place is gone keeps its text. */
	private List<Answer> answers(List<Answer> answers) {
		return answers.stream()
				.map(answer -> answer.span().isEmpty() ? answer
						: new Answer(answer.question(), answer.text(), answer.span().flatMap(shift::span)))
				.toList();
	}
}
