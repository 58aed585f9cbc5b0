package org.lorgnette.engine.corenlp.base;

import java.util.ArrayList;
import java.util.List;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * A document with tokens and sentences, and its sentences as CoreNLP tokens. These are made anew at each call, since CoreNLP writes
 * its results into them.
 */
public final class TokenizedDocument {

	/**
	 * The classifiers build features from all substrings of a word, so that time and memory grow with the square of its length;
	 * of longer words they see only the begin.
	 */
	private static final int MAX_WORD_LENGTH = 100;

	private final Document document;
	private final List<Sentence> sentences;

	/** @param sentences those to work on, where the document itself has none */
	TokenizedDocument(Document document, List<Sentence> sentences) {
		this.document = document;
		this.sentences = sentences;
	}

	public Document document() {
		return document;
	}

	public List<Sentence> sentences() {
		return sentences;
	}

	/** The tokens of a sentence. Position i holds the document's token {@code firstToken + i}. */
	public List<CoreLabel> labels(Sentence sentence) {
		List<CoreLabel> labels = new ArrayList<>(sentence.tokenCount());
		for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
			labels.add(label(i, i - sentence.firstToken() + 1));
		}
		return labels;
	}

	/** The words alone, enough for a classifier that looks at nothing else. */
	public List<CoreLabel> words(Sentence sentence) {
		List<CoreLabel> labels = new ArrayList<>(sentence.tokenCount());
		for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
			CoreLabel label = new CoreLabel(8);
			label.set(CoreAnnotations.TextAnnotation.class, word(document.tokens().get(i)));
			labels.add(label);
		}
		return labels;
	}

	private CoreLabel label(int index, int position) {
		Token token = document.tokens().get(index);
		CoreLabel label = new CoreLabel(24);
		String word = word(token);
		label.setWord(word);
		label.setValue(word);
		label.setOriginalText(word);
		label.setBeginPosition(token.begin());
		label.setEndPosition(token.end());
		label.setIndex(position);
		label.setBefore(between(index - 1, index));
		label.setAfter(between(index, index + 1));
		return label;
	}

	private String word(Token token) {
		return word(document.text().substring(token.begin(), Math.min(token.end(), token.begin() + MAX_WORD_LENGTH + 1)));
	}

	/**
	 * A word as CoreNLP can take it: cut to {@value #MAX_WORD_LENGTH} characters, not empty, and white space inside it as a no-break
	 * space.
	 */
	public static String word(String text) {
		int end = Math.min(text.length(), MAX_WORD_LENGTH);
		if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		String word = text.substring(0, end);
		for (int i = 0; i < word.length(); i++) {
			if (Character.isWhitespace(word.charAt(i))) {
				return word.isBlank() ? "_" : word.replaceAll("\\s", "\u00A0");
			}
		}
		return word.isEmpty() ? "_" : word;
	}

	private String between(int left, int right) {
		int begin = left < 0 ? 0 : document.tokens().get(left).end();
		int end = right == document.tokens().size() ? document.text().length() : document.tokens().get(right).begin();
		return begin < end && end - begin <= MAX_WORD_LENGTH ? document.text().substring(begin, end) : begin < end ? " " : "";
	}

	/** The span of the tokens {@code [begin, end)} of a sentence. */
	public Span span(Sentence sentence, int begin, int end) {
		return new Span(document.tokens().get(sentence.firstToken() + begin).begin(),
				document.tokens().get(sentence.firstToken() + end - 1).end());
	}

	/** The same sentences, those of more than the given number of tokens cut into parts of at most so many. */
	public List<Sentence> sentencesOfAtMost(int tokens) {
		List<Sentence> parts = new ArrayList<>();
		for (Sentence sentence : sentences) {
			for (int first = sentence.firstToken(); first < sentence.endToken(); first += tokens) {
				int end = Math.min(first + tokens, sentence.endToken());
				parts.add(new Sentence(new Span(document.tokens().get(first).begin(),
						document.tokens().get(end - 1).end()), first, end));
			}
		}
		return parts;
	}
}
