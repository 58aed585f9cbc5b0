package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * A document from which words are hidden, for an engine to look at: text, tokens, sentences, given entities and questions. What a
 * format says of a hidden token (its lemma) is hidden too; gold, other than entities, is left out.
 */
final class HiddenDocument {

	private final HiddenText places;
	private final Document document;

	/**
	 * @param words
	 *            in text order, those of the text without overlaps, and likewise those of the question
	 * @param question
	 *            the id of the question that words of a question are words of
	 */
	HiddenDocument(Document original, List<Word> words, BitSet hidden, Hiding hiding, Optional<String> question) {
		places = new HiddenText(original.text(), spans(words, hidden, Word.In.TEXT), hiding);
		List<Span> inQuestion = spans(words, hidden, Word.In.QUESTION);
		List<Question> questions = original.questions().stream().map(each -> {
			boolean asked = question.isPresent() && question.get().equals(each.id()) && !inQuestion.isEmpty();
			String text = asked ? new HiddenText(each.text(), inQuestion, hiding).text() : each.text();
			return new Question(each.id(), text, List.of(), true, List.of(), each.metadata());
		}).toList();
		int[] kept = new int[original.tokens().size() + 1];
		List<Token> tokens = tokens(original, kept);
		document = Document.builder(original.id(), places.text()).language(original.language()).metadata(original.metadata())
				.tokens(tokens).sentences(sentences(original, tokens, kept)).entities(entities(original)).questions(questions).build();
	}

	private static List<Span> spans(List<Word> words, BitSet hidden, Word.In in) {
		return hidden.stream().mapToObj(words::get).filter(word -> word.in() == in).map(Word::span).toList();
	}

	Document document() {
		return document;
	}

	/** Where the places of the original text lie now. */
	HiddenText places() {
		return places;
	}

	/** @param kept becomes, for each token and the end, how many tokens before it are still there */
	private List<Token> tokens(Document original, int[] kept) {
		List<Token> moved = new ArrayList<>(original.tokens().size());
		for (int i = 0; i < original.tokens().size(); i++) {
			kept[i] = moved.size();
			Token token = original.tokens().get(i);
			places.span(token.span())
					.ifPresent(span -> moved.add(new Token(span, places.touches(token.span()) ? Map.of() : token.columns())));
		}
		kept[original.tokens().size()] = moved.size();
		return moved;
	}

	private List<Sentence> sentences(Document original, List<Token> tokens, int[] kept) {
		List<Sentence> moved = new ArrayList<>(original.sentences().size());
		for (Sentence sentence : original.sentences()) {
			int from = kept[sentence.firstToken()];
			int to = kept[sentence.endToken()];
			Optional<Span> span = places.span(sentence.span());
			if (from < to) {
				Span covered = tokens.get(from).span().cover(tokens.get(to - 1).span());
				moved.add(new Sentence(span.map(covered::cover).orElse(covered), from, to, sentence.metadata()));
			} else if (sentence.tokenCount() == 0 && span.isPresent()) {
				moved.add(new Sentence(span.get(), from, to, sentence.metadata()));
			}
		}
		return moved;
	}

	private List<Entity> entities(Document original) {
		List<Entity> moved = new ArrayList<>(original.entities().size());
		for (Entity entity : original.entities()) {
			List<Span> fragments = places.spans(entity.fragments());
			if (!fragments.isEmpty()) {
				moved.add(new Entity(entity.id(), entity.type(), fragments, entity.attributes()));
			}
		}
		return moved;
	}
}
