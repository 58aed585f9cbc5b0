package org.lorgnette.engine.baseline.qa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of a language that mean something to this engine, by class, and its light stemmer. */
final class Lexicon {

	private static final List<WordClass> CLOSED = List.of(WordClass.DETERMINER, WordClass.PREPOSITION, WordClass.CONJUNCTION,
			WordClass.SUBORDINATOR, WordClass.PRONOUN, WordClass.AUXILIARY, WordClass.ADVERB);
	private static final Map<Language, Lexicon> ALL = load();

	private final Language language;
	private final Map<String, Set<String>> lists = new HashMap<>();
	private final Map<String, WordClass> classes = new HashMap<>();

	private Lexicon(Language language) {
		this.language = language;
		String file = language.name().toLowerCase(Locale.ROOT) + ".lexicon";
		try (InputStream in = Lexicon.class.getResourceAsStream(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
				List<String> words = List.of(line.split(" "));
				lists.put(words.getFirst(), new HashSet<>(words.subList(1, words.size())));
			});
		} catch (IOException e) {
			throw new UncheckedIOException(file, e);
		}
		for (WordClass closed : CLOSED) {
			lists.get(closed.name()).forEach(word -> classes.putIfAbsent(word, closed));
		}
		lists.get("WH").forEach(word -> classes.putIfAbsent(word, WordClass.SUBORDINATOR));
		for (String date : List.of("MONTH", "DAY", "ERA")) {
			lists.get(date).forEach(word -> classes.putIfAbsent(word, WordClass.DATE));
		}
		lists.get("NUMERAL").forEach(word -> classes.putIfAbsent(word, WordClass.NUMBER));
	}

	private static Map<Language, Lexicon> load() {
		Map<Language, Lexicon> all = new EnumMap<>(Language.class);
		for (Language language : Language.values()) {
			all.put(language, new Lexicon(language));
		}
		return all;
	}

	static Lexicon of(Language language) {
		return ALL.get(language);
	}

	Language language() {
		return language;
	}

	/** Whether a list of the lexicon, such as {@code MONTH}, holds a lower-case word. */
	boolean has(String list, String word) {
		return lists.get(list).contains(word);
	}

	/** Whether a noun, or its singular, is in a list. */
	boolean hasNoun(String list, String word) {
		Set<String> words = lists.get(list);
		boolean plural = word.length() > 2 && (word.endsWith("s") || word.endsWith("x"));
		return words.contains(word) || (plural && words.contains(word.substring(0, word.length() - 1)))
				|| (word.endsWith("ies") && words.contains(word.substring(0, word.length() - 3) + "y"));
	}

	boolean isFunction(String word) {
		return classOf(word).isFunction();
	}

	/** The class of a lower-case word; {@link WordClass#OTHER} if it is in none of the closed ones. */
	WordClass classOf(String word) {
		return classes.getOrDefault(word, WordClass.OTHER);
	}

	/** What is left of a lower-case word without its commonest endings; words that share it are taken for forms of one word. */
	String stem(String word) {
		return language == Language.FR ? Stems.french(word) : Stems.english(word);
	}
}
