package org.lorgnette.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the parts of a {@link Document}; parts not given are empty. */
public final class DocumentBuilder {

	private final String id;
	private final String text;
	private Optional<String> language = Optional.empty();
	private List<Sentence> sentences = List.of();
	private List<Token> tokens = List.of();
	private List<Entity> entities = List.of();
	private List<Relation> relations = List.of();
	private List<Event> events = List.of();
	private List<Chain> chains = List.of();
	private List<Note> notes = List.of();
	private List<Link> links = List.of();
	private List<Question> questions = List.of();
	private Map<String, String> metadata = Map.of();

	DocumentBuilder(String id, String text) {
		this.id = id;
		this.text = text;
	}

	public DocumentBuilder language(Optional<String> newLanguage) {
		language = newLanguage;
		return this;
	}

	public DocumentBuilder sentences(List<Sentence> newSentences) {
		sentences = newSentences;
		return this;
	}

	public DocumentBuilder tokens(List<Token> newTokens) {
		tokens = newTokens;
		return this;
	}

	public DocumentBuilder entities(List<Entity> newEntities) {
		entities = newEntities;
		return this;
	}

	public DocumentBuilder relations(List<Relation> newRelations) {
		relations = newRelations;
		return this;
	}

	public DocumentBuilder events(List<Event> newEvents) {
		events = newEvents;
		return this;
	}

	public DocumentBuilder chains(List<Chain> newChains) {
		chains = newChains;
		return this;
	}

	public DocumentBuilder notes(List<Note> newNotes) {
		notes = newNotes;
		return this;
	}

	public DocumentBuilder links(List<Link> newLinks) {
		links = newLinks;
		return this;
	}

	public DocumentBuilder questions(List<Question> newQuestions) {
		questions = newQuestions;
		return this;
	}

	public DocumentBuilder metadata(Map<String, String> newMetadata) {
		metadata = newMetadata;
		return this;
	}

	/** @throws IllegalArgumentException as {@link Document#Document} does */
	public Document build() {
		return new Document(id, language, text, sentences, tokens, entities, relations, events, chains, notes, links, questions,
				metadata);
	}
}
