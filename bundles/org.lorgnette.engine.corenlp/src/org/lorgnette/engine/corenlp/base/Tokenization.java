package org.lorgnette.engine.corenlp.base;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import edu.stanford.nlp.international.french.process.FrenchTokenizer;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.TokenizerFactory;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import edu.stanford.nlp.process.WordToSentenceProcessor.NewlineIsSentenceBreak;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Gives documents tokens and sentences where they have none, by CoreNLP's tokenizers; what they have stays. Words are kept as they
 * are written: no escapes, nothing normalised or dropped, French contractions in one piece. A blank line always ends a sentence.
 */
public final class Tokenization {

	private static final String OPTIONS = "ptb3Escaping=false,untokenizable=noneKeep";
	private static final Pattern BLANK_LINE = Pattern.compile("(?:\\r\\n?|\\n)[^\\S\\r\\n]*(?:\\r\\n?|\\n)\\s*");
	private static final int TOKENS_BETWEEN_CHECKS = 2000;

	private static final Pattern SURROGATE = Pattern.compile("[\\uD800-\\uDFFF]|[^\\x{0}-\\x{FFFF}]");

	private final TokenizerFactory<CoreLabel> tokenizers;
	private final boolean knowsAstral;

	private Tokenization(TokenizerFactory<CoreLabel> tokenizers, boolean knowsAstral) {
		this.tokenizers = tokenizers;
		this.knowsAstral = knowsAstral;
	}

	public static Tokenization english() {
		Quiet.please();
		return new Tokenization(PTBTokenizer.factory(new CoreLabelTokenFactory(), OPTIONS), true);
	}

	public static Tokenization french() {
		Quiet.please();
		TokenizerFactory<CoreLabel> factory = FrenchTokenizer.factory();
		factory.setOptions("untokenizable=noneKeep");
		return new Tokenization(factory, false);
	}

	public TokenizedDocument tokenize(Document document, Cancellation cancellation) {
		if (document.tokens().isEmpty()) {
			return tokenizeText(document, cancellation);
		}
		if (!document.sentences().isEmpty()) {
			return new TokenizedDocument(document, document.sentences());
		}
		List<Sentence> sentences = new ArrayList<>();
		splitSentences(document.text(), document.tokens(), 0, sentences);
		return new TokenizedDocument(document, sentences);
	}

	private TokenizedDocument tokenizeText(Document document, Cancellation cancellation) {
		String text = document.text();
		List<Token> tokens = new ArrayList<>(text.length() / 5 + 1);
		List<Sentence> sentences = new ArrayList<>();
		Matcher blankLines = BLANK_LINE.matcher(text);
		int begin = 0;
		while (begin < text.length()) {
			cancellation.check();
			int end = blankLines.find() ? blankLines.start() : text.length();
			int firstToken = tokens.size();
			tokenizeParagraph(text.substring(begin, end), begin, tokens, cancellation);
			splitSentences(text, tokens, firstToken, sentences);
			begin = end == text.length() ? end : blankLines.end();
		}
		Document result = document.toBuilder().tokens(tokens).sentences(sentences).build();
		return new TokenizedDocument(result, result.sentences());
	}

	private void tokenizeParagraph(String paragraph, int offset, List<Token> tokens, Cancellation cancellation) {
		var tokenizer = tokenizers.getTokenizer(new StringReader(knowsAstral ? paragraph : withoutAstral(paragraph)));
		int previousEnd = 0;
		for (int count = 1; tokenizer.hasNext(); count++) {
			if (count % TOKENS_BETWEEN_CHECKS == 0) {
				cancellation.check();
			}
			CoreLabel label = tokenizer.next();
			int begin = Math.max(previousEnd, wholeCharacter(paragraph, label.beginPosition()));
			int end = wholeCharacter(paragraph, Math.min(label.endPosition(), paragraph.length()));
			if (begin < end && !paragraph.substring(begin, end).isBlank()) {
				tokens.add(new Token(offset + begin, offset + end));
				previousEnd = end;
			}
		}
	}

	/**
	 * The same text as the French tokenizer can take it, which stops at surrogates: letters become {@code x}, all else {@code *},
	 * at the same offsets.
	 */
	private static String withoutAstral(String text) {
		return SURROGATE.matcher(text).replaceAll(match -> {
			String found = match.group();
			return (Character.isLetter(found.codePointAt(0)) ? "x" : "*").repeat(found.length());
		});
	}

	private static int wholeCharacter(String text, int offset) {
		boolean insidePair = offset > 0 && offset < text.length() && Character.isHighSurrogate(text.charAt(offset - 1))
				&& Character.isLowSurrogate(text.charAt(offset));
		return insidePair ? offset + 1 : offset;
	}

	private static void splitSentences(String text, List<Token> tokens, int firstToken, List<Sentence> sentences) {
		List<CoreLabel> labels = new ArrayList<>(tokens.size() - firstToken);
		for (Token token : tokens.subList(firstToken, tokens.size())) {
			CoreLabel label = new CoreLabel(4);
			label.setWord(token.text(text));
			// A straight quote after a sentence's end is judged by the values of the tokens before it.
			label.setValue(token.text(text));
			labels.add(label);
		}
		int first = firstToken;
		for (List<CoreLabel> sentence : splitter().process(labels)) {
			int end = first + sentence.size();
			sentences.add(new Sentence(new Span(tokens.get(first).begin(), tokens.get(end - 1).end()), first, end));
			first = end;
		}
	}

	/** The default one, but it drops no token whatever its text. */
	private static WordToSentenceProcessor<CoreLabel> splitter() {
		return new WordToSentenceProcessor<>(WordToSentenceProcessor.DEFAULT_BOUNDARY_REGEX,
				WordToSentenceProcessor.DEFAULT_BOUNDARY_FOLLOWERS_REGEX, Set.of(), Set.of(), NewlineIsSentenceBreak.NEVER, null,
				Set.of());
	}
}
