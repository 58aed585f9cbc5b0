package org.lorgnette.engine.baseline.shapes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** The words of one language that questions may hold. */
final class Vocabulary {

	static final Vocabulary ENGLISH = new Vocabulary("en.words", false);
	static final Vocabulary FRENCH = new Vocabulary("fr.words", true);

	private record Entry(Term.Kind kind, String value) {
	}

	private final boolean french;
	private final Map<String, Entry> entries = new HashMap<>();

	private Vocabulary(String file, boolean french) {
		this.french = french;
		try (InputStream in = Vocabulary.class.getResourceAsStream(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
				List<String> parts = List.of(line.split(" "));
				Entry entry = new Entry(Term.Kind.valueOf(parts.get(0)), parts.get(1));
				parts.subList(2, parts.size()).forEach(word -> entries.putIfAbsent(word, entry));
			});
		} catch (IOException e) {
			throw new UncheckedIOException(file, e);
		}
	}

	/** The language of which the question has more words; English if it has as many of both. */
	static Vocabulary of(String question) {
		List<Token> words = words(question);
		return FRENCH.known(question, words) > ENGLISH.known(question, words) ? FRENCH : ENGLISH;
	}

	private long known(String question, List<Token> words) {
		return words.stream().filter(word -> entries.containsKey(form(word, question))).count();
	}

	boolean isFrench() {
		return french;
	}

	/** The runs of letters and digits of a question. */
	static List<Token> words(String question) {
		List<Token> words = new ArrayList<>();
		int at = 0;
		while (at < question.length()) {
			int end = at;
			while (end < question.length() && isPart(question.codePointAt(end))) {
				end += Character.charCount(question.codePointAt(end));
			}
			if (end > at) {
				words.add(new Token(at, end));
			}
			at = end > at ? end : at + Character.charCount(question.codePointAt(at));
		}
		return words;
	}

	private static boolean isPart(int c) {
		return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
	}

	private static String form(Token word, String question) {
		return Normalizer.normalize(word.text(question), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	List<Term> read(String question, List<Token> words) {
		List<Term> terms = new ArrayList<>();
		for (int i = 0; i < words.size(); i++) {
			Span span = words.get(i).span();
			Entry entry = entries.getOrDefault(form(words.get(i), question), new Entry(Term.Kind.UNKNOWN, "-"));
			terms.add(new Term(entry.kind(), entry.value(), i, span));
		}
		return terms;
	}

	/** Whether the words begin as a request for information, not as a statement: with anything but an article, a number or a noun. */
	boolean isQuestion(String question, List<Term> terms) {
		return question.contains("?") || terms.isEmpty() || switch (terms.getFirst().kind()) {
			case THE, A, NUMBER, COLOUR, FORM, ANY -> false;
			case FILLER -> !form(new Token(terms.getFirst().span(), Map.of()), question).matches("there|it|il|on|l|dans|in|sur|on");
			default -> true;
		};
	}
}
