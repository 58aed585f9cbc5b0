package org.lorgnette.engine.djl.qa;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/** The words of a question as networks take them. */
public final class QuestionWords {

	/** Of longer questions only the begin is split into words. */
	private static final int LONGEST = 100 * QuestionMatch.LONGEST_QUESTION;

	/** Words, and where in the question they stand. */
	public record Read(List<String> forms, List<Span> spans) {
	}

	private QuestionWords() {
	}

	/** What {@link #of} and {@link #spans} give, at once. */
	public static Read read(String question, Optional<String> language, PlainTokenizer tokenizer) {
		DocumentWords words = words(question, language, tokenizer);
		return new Read(IntStream.range(0, count(words)).mapToObj(words::form).toList(),
				IntStream.range(0, count(words)).mapToObj(word -> words.span(word, word + 1)).toList());
	}

	/**
	 * At most {@link QuestionMatch#LONGEST_QUESTION} words; none if the question is blank.
	 *
	 * @param language of the text that is asked
	 */
	public static List<String> of(String question, Optional<String> language, PlainTokenizer tokenizer) {
		DocumentWords words = words(question, language, tokenizer);
		return IntStream.range(0, count(words)).mapToObj(words::form).toList();
	}

	/** Where in the question these words stand. */
	public static List<Span> spans(String question, Optional<String> language, PlainTokenizer tokenizer) {
		DocumentWords words = words(question, language, tokenizer);
		return IntStream.range(0, count(words)).mapToObj(word -> words.span(word, word + 1)).toList();
	}

	private static int count(DocumentWords words) {
		return Math.min(words.words(), QuestionMatch.LONGEST_QUESTION);
	}

	private static DocumentWords words(String question, Optional<String> language, PlainTokenizer tokenizer) {
		String text = question;
		if (text.length() > LONGEST) {
			text = text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
		}
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(Document.builder("question", text).language(language).build(),
				Cancellation.NONE);
		return DocumentWords.of(tokenized.document(), tokenized.sentences());
	}

	public static QuestionMatch match(List<String> words) {
		return new QuestionMatch(words.stream().map(MatchWord::of).toList());
	}
}
