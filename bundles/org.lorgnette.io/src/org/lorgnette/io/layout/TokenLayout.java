package org.lorgnette.io.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

/** A document as sentences of numbered tokens. A text without tokens is split at white space and around punctuation. */
public final class TokenLayout {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\S");

	private final Document document;
	private final List<Span> tokens;
	private final List<Sentence> sentences;

	/** The half-open range {@code [begin, end)} of the tokens of one sentence, both counted from 0. */
	public record Range(int sentence, int begin, int end) {
	}

	private TokenLayout(Document document, List<Span> tokens, List<Sentence> sentences) {
		this.document = document;
		this.tokens = tokens;
		this.sentences = sentences;
	}

	/** Reports if the text cannot be told from the tokens: other separators than one space, or a line feed after a sentence. */
	public static TokenLayout of(Document document, LossListener losses) {
		List<Span> tokens = new ArrayList<>();
		if (document.tokens().isEmpty()) {
			Matcher words = WORD.matcher(document.text());
			while (words.find()) {
				tokens.add(new Span(words.start(), words.end()));
			}
		} else {
			document.tokens().forEach(token -> tokens.add(token.span()));
		}
		boolean covered = document.tokens().isEmpty() ? tokens.isEmpty() : !document.sentences().isEmpty();
		List<Sentence> sentences = covered ? document.sentences()
				: List.of(new Sentence(new Span(0, document.text().length()), 0, tokens.size()));
		TokenLayout layout = new TokenLayout(document, tokens, sentences);
		layout.reportSeparators(losses);
		return layout;
	}

	private void reportSeparators(LossListener losses) {
		String joined = sentences.stream().map(sentence -> tokens.subList(sentence.firstToken(), sentence.endToken()).stream()
				.map(token -> token.of(document.text())).collect(Collectors.joining(" "))).collect(Collectors.joining(" "));
		if (!joined.equals(document.text().replace('\n', ' '))) {
			losses.report(document.id(), "white space", "the text is written as tokens");
		}
	}

	public int sentenceCount() {
		return sentences.size();
	}

	/** The texts of a sentence's tokens. */
	public List<String> words(int sentence) {
		Sentence range = sentences.get(sentence);
		return tokens.subList(range.firstToken(), range.endToken()).stream().map(token -> token.of(document.text())).toList();
	}

	/** The tokens an entity covers; what tokens cannot say of it is reported, and empty if they can say nothing. */
	public Optional<Range> range(Entity entity, LossListener losses) {
		Span span = entity.span();
		int begin = first(Span::begin, span.begin());
		int end = first(Span::end, span.end()) + 1;
		boolean exact = begin < tokens.size() && tokens.get(begin).begin() == span.begin() && end <= tokens.size()
				&& tokens.get(end - 1).end() == span.end() && end > begin;
		if (!exact) {
			begin = first(Span::end, span.begin() + 1);
			end = first(Span::begin, span.end());
		}
		if (end <= begin) {
			losses.report(document.id(), "entity", entity.id() + " covers no token");
			return Optional.empty();
		}
		for (int i = 0; i < sentences.size(); i++) {
			Sentence sentence = sentences.get(i);
			if (sentence.firstToken() <= begin && end <= sentence.endToken()) {
				reportInexact(entity, exact, losses);
				return Optional.of(new Range(i, begin - sentence.firstToken(), end - sentence.firstToken()));
			}
		}
		losses.report(document.id(), "entity", entity.id() + " crosses a sentence border");
		return Optional.empty();
	}

	private void reportInexact(Entity entity, boolean exact, LossListener losses) {
		if (!exact) {
			losses.report(document.id(), "partial token", entity.id() + " is widened to whole tokens");
		}
		if (!entity.isContinuous()) {
			losses.report(document.id(), "discontinuous entity", entity.id() + " is written from its first fragment to its last");
		}
	}

	/** The index of the first token whose border is at the offset or behind it, or the number of tokens. */
	private int first(ToIntFunction<Span> border, int offset) {
		int low = 0;
		int high = tokens.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (border.applyAsInt(tokens.get(middle)) >= offset) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}
}
