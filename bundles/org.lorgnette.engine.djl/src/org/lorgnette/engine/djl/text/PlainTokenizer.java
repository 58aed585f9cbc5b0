package org.lorgnette.engine.djl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Token;

/**
 * Gives documents words and sentences where they have none; what they have stays. Words are as they are written, hold whole code
 * points and no white space, and lie in the order of the text.
 */
public final class PlainTokenizer {

	/**
	 * A document with tokens.
	 *
	 * @param document the one given, or one with tokens, and its own sentences or new ones over them, if it had none
	 * @param sentences its own, or those that its tokens were grouped into
	 */
	public record Tokenized(Document document, List<Sentence> sentences) {

		public Tokenized {
			sentences = List.copyOf(sentences);
		}
	}

	private final Language fallback;

	/** @param fallback the language of documents that name none, or one that is not known here */
	public PlainTokenizer(Language fallback) {
		this.fallback = fallback;
	}

	/**
	 * For a model of these languages (BCP 47 tags): texts that name none are taken to be in the first that is known here, or
	 * English.
	 */
	public static PlainTokenizer forLanguages(List<String> languages) {
		return new PlainTokenizer(languages.stream().map(Language::of).flatMap(Optional::stream).findFirst().orElse(Language.EN));
	}

	/** @throws java.util.concurrent.CancellationException if the work was cancelled */
	public Tokenized tokenize(Document document, Cancellation cancellation) {
		Language language = document.language().flatMap(Language::of).orElse(fallback);
		if (!document.tokens().isEmpty()) {
			return new Tokenized(document, document.sentences().isEmpty()
					? new SentenceSplitter(document.text(), document.tokens(), language).split() : document.sentences());
		}
		List<Token> tokens = words(document.text(), language, cancellation);
		cancellation.check();
		List<Sentence> sentences = document.sentences().isEmpty() ? new SentenceSplitter(document.text(), tokens, language).split()
				: within(document.sentences(), tokens);
		cancellation.check();
		return new Tokenized(document.toBuilder().tokens(tokens).sentences(sentences).build(), sentences);
	}

	/** The given sentences over new tokens: a token belongs to the last sentence that begins before it ends. */
	private static List<Sentence> within(List<Sentence> given, List<Token> tokens) {
		List<Sentence> sentences = new ArrayList<>(given.size());
		int first = 0;
		for (int i = 0; i < given.size(); i++) {
			int end = first;
			while (end < tokens.size() && (i + 1 == given.size() || tokens.get(end).end() <= given.get(i + 1).span().begin())) {
				end++;
			}
			sentences.add(new Sentence(given.get(i).span(), first, end, given.get(i).metadata()));
			first = end;
		}
		return sentences;
	}

	static List<Token> words(String text, Language language, Cancellation cancellation) {
		WordScanner scanner = new WordScanner(text, language).scan(cancellation);
		List<Token> tokens = new ArrayList<>(scanner.count());
		for (int i = 0; i < scanner.count(); i++) {
			tokens.add(new Token(scanner.begins()[i], scanner.ends()[i]));
		}
		return tokens;
	}
}
