package org.lorgnette.io.jsonl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/** Instances with anything in them that the model allows. */
final class RandomInstances {

	private static final String[] PIECES = { "a", "é", "\uD83D\uDE00", "\uD800", "\uDC00", "\n", "\r", "\t", "\"", "\\", "\u0000",
			"\u2028", "\u0085", "</b>", "'", " ", "\\u0041", "\uFEFF" };

	private final Random random;

	RandomInstances(Random random) {
		this.random = random;
	}

	Instance next(String id) {
		return random.nextInt(4) == 0 ? question(id) : document(id);
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			text.append(PIECES[random.nextInt(PIECES.length)]);
		}
		return text.toString();
	}

	private Optional<String> maybe() {
		return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
	}

	private Map<String, String> map() {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = random.nextInt(3); i > 0; i--) {
			map.put(text(), text());
		}
		return map;
	}

	private <T> List<T> some(IntFunction<T> item) {
		List<T> items = new ArrayList<>();
		for (int i = random.nextInt(4); i > 0; i--) {
			items.add(item.apply(i));
		}
		return items;
	}

	private Span span(int length) {
		int begin = random.nextInt(length + 1);
		return new Span(begin, begin + random.nextInt(length - begin + 1));
	}

	private Document document(String id) {
		String text = text() + text();
		List<Token> tokens = some(i -> new Token(span(text.length()), map())).stream()
				.sorted(Comparator.comparing(Token::span)).toList();
		List<Entity> entities = some(i -> {
			Span span = span(text.length());
			List<Span> fragments = random.nextBoolean() ? List.of(span)
					: List.of(new Span(span.begin(), span.begin()), new Span(span.end(), span.end()));
			return new Entity("T" + i, text(), fragments, map());
		});
		List<Relation> relations = entities.isEmpty() ? List.of()
				: some(i -> new Relation("R" + i, text(), new Argument(text(), entities.getFirst().id()),
						new Argument(text(), entities.getLast().id()), random.nextBoolean(), map()));
		List<Event> events = entities.isEmpty() ? List.of()
				: some(i -> new Event("E" + i, text(), entities.getFirst().id(), some(k -> new Argument(text(), "E" + i)), map()));
		return Document.builder(id, text).language(maybe()).tokens(tokens)
				.sentences(sentences(tokens.size(), text.length())).entities(entities)
				.relations(relations).events(events).chains(some(i -> new Chain(text(), text(), some(k -> "T" + k).stream()
						.filter(member -> entities.stream().anyMatch(entity -> entity.id().equals(member))).toList())))
				.notes(some(i -> new Note(text(), text(), text(), text())))
				.links(some(i -> new Link(text(), text(), text(), text(), text(), text())))
				.questions(some(i -> new Question(text(), text(), answers(text.length()), random.nextBoolean(),
						answers(text.length()), map())))
				.metadata(map()).build();
	}

	private List<Sentence> sentences(int tokens, int length) {
		List<Sentence> sentences = new ArrayList<>();
		for (int begin = 0; begin < tokens;) {
			int end = begin + 1 + random.nextInt(tokens - begin);
			sentences.add(new Sentence(span(length), begin, end, map()));
			begin = end;
		}
		return random.nextBoolean() ? sentences : List.of();
	}

	private List<Answer> answers(int length) {
		return some(i -> new Answer(text(), text(), random.nextBoolean() ? Optional.of(span(length)) : Optional.empty()));
	}

	private VisualQuestion question(String id) {
		return new VisualQuestion(id, some(i -> text()), text(), some(i -> text()), some(i -> text()), maybe(), maybe(), maybe(),
				map());
	}
}
