package org.lorgnette.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text with what is known of it. {@code language} is a BCP 47 tag. Sentences partition the token list in order, or are
 * empty where the format has none; tokens are in text order.
 */
public record Document(String id, Optional<String> language, String text, List<Sentence> sentences, List<Token> tokens,
		List<Entity> entities, List<Relation> relations, List<Event> events, List<Chain> chains, List<Note> notes,
		List<Link> links, List<Question> questions, Map<String, String> metadata) implements Instance {

	/**
	 * @throws IllegalArgumentException
	 *             if a span leaves the text, an annotation's id occurs twice, a relation's argument is no annotation of this
	 *             document, or a sentence leaves the token list
	 */
	public Document {
		sentences = List.copyOf(sentences);
		tokens = List.copyOf(tokens);
		entities = List.copyOf(entities);
		relations = List.copyOf(relations);
		events = List.copyOf(events);
		chains = List.copyOf(chains);
		notes = List.copyOf(notes);
		links = List.copyOf(links);
		questions = List.copyOf(questions);
		metadata = Attributes.copy(metadata);
		for (Token token : tokens) {
			requireInside(text, token.span(), id, "token");
		}
		for (Sentence sentence : sentences) {
			requireInside(text, sentence.span(), id, "sentence");
			if (sentence.endToken() > tokens.size()) {
				throw new IllegalArgumentException(id + ": sentence ends at token " + sentence.endToken() + " of " + tokens.size());
			}
		}
		requireConsistent(id, text, entities, relations, events);
	}

	private static void requireConsistent(String id, String text, List<Entity> entities, List<Relation> relations,
			List<Event> events) {
		Set<String> ids = new HashSet<>();
		for (Entity entity : entities) {
			requireInside(text, entity.span(), id, "entity " + entity.id());
			requireNew(ids, id, entity);
		}
		relations.forEach(relation -> requireNew(ids, id, relation));
		events.forEach(event -> requireNew(ids, id, event));
		for (Relation relation : relations) {
			requireKnown(ids, id, relation, relation.head().target());
			requireKnown(ids, id, relation, relation.tail().target());
		}
		for (Event event : events) {
			requireKnown(ids, id, event, event.trigger());
			event.arguments().forEach(argument -> requireKnown(ids, id, event, argument.target()));
		}
	}

	private static void requireInside(String text, Span span, String id, String what) {
		if (span.end() > text.length()) {
			throw new IllegalArgumentException(
					id + ": " + what + " [" + span.begin() + ", " + span.end() + ") leaves the text of length " + text.length());
		}
	}

	private static void requireNew(Set<String> ids, String id, Annotation annotation) {
		if (!ids.add(annotation.id())) {
			throw new IllegalArgumentException(id + ": annotation id " + annotation.id() + " occurs twice");
		}
	}

	private static void requireKnown(Set<String> ids, String id, Annotation annotation, String target) {
		if (!ids.contains(target)) {
			throw new IllegalArgumentException(id + ": " + annotation.id() + " points to " + target + ", which does not exist");
		}
	}

	public List<Token> tokens(Sentence sentence) {
		return tokens.subList(sentence.firstToken(), sentence.endToken());
	}

	/** The entity with this id, if there is one. Linear in the number of entities. */
	public Optional<Entity> entity(String entityId) {
		return entities.stream().filter(entity -> entity.id().equals(entityId)).findFirst();
	}

	public static DocumentBuilder builder(String id, String text) {
		return new DocumentBuilder(id, text);
	}

	/** A builder that starts with all of this document. */
	public DocumentBuilder toBuilder() {
		return new DocumentBuilder(id, text).language(language).sentences(sentences).tokens(tokens).entities(entities)
				.relations(relations).events(events).chains(chains).notes(notes).links(links).questions(questions)
				.metadata(metadata);
	}
}
