package org.lorgnette.io.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Splits English and French text into tokens and sentences by rules.
 * <p>
 * Tokens are addresses of the web and of mail, mentions and hashtags, numbers, abbreviations of single letters ({@code U.S.}),
 * elided words with their apostrophe ({@code l'}, {@code qu'}), English clitics ({@code 's}), words with inner hyphens, and every
 * other visible character alone; a token is cut where an entity begins or ends inside it. A sentence ends behind {@code . ! ? …}
 * (with closing quotes and brackets) if the next token does not start in lower case and the word before a full stop is no known
 * abbreviation or initial, at a blank line, and at a line end that follows a short line (a heading); never inside an entity.
 */
public final class SimpleTokenizer {

	private static final Pattern TOKEN = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]*[^\\s<>\".,;:!?')\\]]"
			+ "|[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"
			+ "|[@#][\\p{L}\\p{N}_]+"
			+ "|(?:\\p{L}\\.){2,}"
			+ "|(?i:(?<![\\p{L}\\p{M}\\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu))['\u2019](?=\\p{L})"
			+ "|\\p{N}+(?:[.,:/]\\p{N}+)*(?![\\p{L}\\p{M}\\p{N}])"
			+ "|[\\p{L}\\p{M}\\p{N}_]+(?:-[\\p{L}\\p{M}\\p{N}_]+)*"
			+ "|(?<=\\p{L})['\u2019](?i:s|re|ve|ll|d|m|t)(?![\\p{L}\\p{M}])"
			+ "|\\.{2,}|[^\\s\\p{Z}\\p{Cntrl}]");

	private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "gen", "gov",
			"sen", "rep", "lt", "col", "capt", "inc", "corp", "co", "ltd", "al", "cf", "ed", "eds", "mme", "mlle", "mm", "av", "env", "jan", "feb", "apr",
			"jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "févr", "avr", "juil", "déc");

	/** Abbreviations where a number follows, else perhaps words at a sentence's end. */
	private static final Set<String> BEFORE_NUMBERS = Set.of("no", "n", "art", "chap", "fig", "vol", "p", "pp");

	private static final String CLOSING = "\"'\u2019\u201D\u00BB)]}";

	/** A line shorter than this, in code units, is taken for a heading. */
	private static final int HEADING = 50;

	private SimpleTokenizer() {
	}

	/** The document with tokens and sentences in place of its own. */
	public static Document tokenize(Document document) {
		List<Token> tokens = tokens(document.text(), document.entities());
		return document.toBuilder().tokens(tokens).sentences(sentences(document.text(), tokens, document.entities())).build();
	}

	/** Tokens of the text; the begins and ends of the entities' fragments are token borders. */
	public static List<Token> tokens(String text, List<Entity> entities) {
		TreeSet<Integer> borders = new TreeSet<>();
		entities.stream().flatMap(entity -> entity.fragments().stream()).forEach(fragment -> {
			borders.add(fragment.begin());
			borders.add(fragment.end());
		});
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		Matcher inner = TOKEN.matcher(text).useTransparentBounds(true);
		while (matcher.find()) {
			int begin = matcher.start();
			for (int border : borders.subSet(matcher.start(), false, matcher.end(), false)) {
				if (!isInsidePair(text, border)) {
					addTokens(tokens, inner.region(begin, border));
					begin = border;
				}
			}
			if (begin == matcher.start()) {
				tokens.add(new Token(begin, matcher.end()));
			} else {
				addTokens(tokens, inner.region(begin, matcher.end()));
			}
		}
		return tokens;
	}

	private static void addTokens(List<Token> tokens, Matcher part) {
		while (part.find()) {
			tokens.add(new Token(part.start(), part.end()));
		}
	}

	private static boolean isInsidePair(String text, int offset) {
		return Character.isLowSurrogate(text.charAt(offset)) && Character.isHighSurrogate(text.charAt(offset - 1));
	}

	/** Sentences over the tokens; none ends inside an entity. */
	public static List<Sentence> sentences(String text, List<Token> tokens, List<Entity> entities) {
		List<Span> spans = entities.stream().map(Entity::span).sorted().toList();
		List<Sentence> sentences = new ArrayList<>();
		int first = 0;
		int nextSpan = 0;
		int openUntil = 0;
		for (int i = 0; i < tokens.size(); i++) {
			boolean last = i == tokens.size() - 1;
			if (!last) {
				int border = tokens.get(i + 1).begin();
				while (nextSpan < spans.size() && spans.get(nextSpan).begin() < border) {
					openUntil = Math.max(openUntil, spans.get(nextSpan).end());
					nextSpan++;
				}
				if (openUntil > tokens.get(i).end() || !endsAt(text, tokens, i, tokens.get(first).begin())) {
					continue;
				}
			}
			Span span = tokens.get(first).span().cover(tokens.get(i).span());
			sentences.add(new Sentence(span, first, i + 1));
			first = i + 1;
		}
		return sentences;
	}

	private static boolean endsAt(String text, List<Token> tokens, int index, int sentenceBegin) {
		Token token = tokens.get(index);
		Token next = tokens.get(index + 1);
		String between = text.substring(token.end(), next.begin());
		long lineEnds = between.chars().filter(character -> character == '\n').count();
		if (lineEnds > 1) {
			return true;
		}
		String word = token.text(text);
		if (lineEnds == 1 && !startsLower(text, next)) {
			int lineBegin = Math.max(sentenceBegin, text.lastIndexOf('\n', token.end() - 1) + 1);
			boolean comma = word.equals(",") || word.equals(";") || word.equals("-");
			if (!comma && token.end() - lineBegin < HEADING) {
				return true;
			}
		}
		return !between.isEmpty() && isFinal(text, tokens, index) && !startsLower(text, next);
	}

	private static boolean isFinal(String text, List<Token> tokens, int index) {
		int i = index;
		while (i > 0 && CLOSING.contains(tokens.get(i).text(text))) {
			i--;
		}
		String mark = tokens.get(i).text(text);
		if (mark.equals("!") || mark.equals("?") || mark.equals("\u2026") || mark.startsWith("..")) {
			return true;
		}
		if (!mark.equals(".") || i == 0) {
			return mark.equals(".");
		}
		String before = tokens.get(i - 1).text(text);
		boolean touches = tokens.get(i - 1).end() == tokens.get(i).begin();
		boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
		String lower = before.toLowerCase(Locale.ROOT);
		boolean number = Character.isDigit(text.charAt(tokens.get(index + 1).begin()));
		return !(touches && (initial || ABBREVIATIONS.contains(lower) || (number && BEFORE_NUMBERS.contains(lower))));
	}

	private static boolean startsLower(String text, Token token) {
		return Character.isLowerCase(text.codePointAt(token.begin()));
	}
}
