package org.lorgnette.io.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lorgnette.model.Document;
import org.lorgnette.model.DocumentBuilder;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Builds a document's text from tokens, sentence by sentence, and its entities from tags. Tags of sentences that are joined are
 * decoded together. Mutable, for one document.
 */
final class DocumentAssembler {

	private final StringBuilder text = new StringBuilder();
	private final List<Token> tokens = new ArrayList<>();
	private final List<Sentence> sentences = new ArrayList<>();
	private final List<Entity> entities = new ArrayList<>();
	private final List<String> tags = new ArrayList<>();
	private int runStart;
	private int sentenceStart;

	boolean isEmpty() {
		return sentences.isEmpty();
	}

	int sentenceCount() {
		return sentences.size();
	}

	/** Starts a sentence on a new line. */
	void beginSentence(boolean joined) {
		if (!joined) {
			endRun();
		}
		if (!sentences.isEmpty()) {
			text.append('\n');
		}
		sentenceStart = tokens.size();
	}

	/** Appends what stands between two tokens, or text that belongs to no token. */
	void gap(String between) {
		text.append(between);
	}

	void token(String token, Map<String, String> columns, String tag) {
		int begin = text.length();
		text.append(token);
		tokens.add(new Token(new Span(begin, text.length()), columns));
		tags.add(tag);
	}

	void endSentence(Map<String, String> metadata) {
		Span span = new Span(tokens.get(sentenceStart).begin(), tokens.getLast().end());
		sentences.add(new Sentence(span, sentenceStart, tokens.size(), metadata));
	}

	/** Tags since the last sentence that is not joined to the one before it. */
	List<String> run() {
		return tags;
	}

	private void endRun() {
		for (Chunk chunk : TagScheme.decode(tags)) {
			Span span = new Span(tokens.get(runStart + chunk.begin()).begin(), tokens.get(runStart + chunk.end() - 1).end());
			entities.add(new Entity("T" + (entities.size() + 1), chunk.type(), span));
		}
		tags.clear();
		runStart = tokens.size();
	}

	DocumentBuilder build(String id) {
		endRun();
		return Document.builder(id, text.toString()).tokens(tokens).sentences(sentences).entities(entities);
	}
}
