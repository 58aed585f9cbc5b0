package org.lorgnette.io.layout;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** Builds a text from sentences of tokens: one space between tokens, a line feed between sentences. */
public final class TokenText {

	private final StringBuilder text = new StringBuilder();
	private final List<Token> tokens = new ArrayList<>();
	private final List<Sentence> sentences = new ArrayList<>();

	public void addSentence(List<String> words) {
		if (!sentences.isEmpty()) {
			text.append('\n');
		}
		int begin = text.length();
		int first = tokens.size();
		for (String word : words) {
			if (tokens.size() > first) {
				text.append(' ');
			}
			tokens.add(new Token(text.length(), text.length() + word.length()));
			text.append(word);
		}
		sentences.add(new Sentence(new Span(begin, text.length()), first, tokens.size()));
	}

	/** The span of tokens {@code [begin, end)} of a sentence, which must not be empty. */
	public Span span(int sentence, int begin, int end) {
		int first = sentences.get(sentence).firstToken();
		return new Span(tokens.get(first + begin).begin(), tokens.get(first + end - 1).end());
	}

	public int tokenCount() {
		return tokens.size();
	}

	public String text() {
		return text.toString();
	}

	public List<Token> tokens() {
		return List.copyOf(tokens);
	}

	public List<Sentence> sentences() {
		return List.copyOf(sentences);
	}
}
