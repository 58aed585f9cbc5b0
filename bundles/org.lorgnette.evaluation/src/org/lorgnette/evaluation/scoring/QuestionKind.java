package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind of a question by its question word, in English or French. A word among the first three decides ("In what year"), of those
 * that may be relative pronouns one among the first two ("To whom"); else the first that is no such pronoun; else the first of all.
 * Questions without such a word, which most often are answered by yes or no or name their subject only, are {@link #OTHER}.
 */
final class QuestionKind {

	static final String OTHER = "other";

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
	private static final int OPENING = 3;
	private static final int OPENING_OF_RELATIVE = 2;
	private static final Map<String, String> ENGLISH = Map.ofEntries(Map.entry("who", "who"), Map.entry("whom", "who"),
			Map.entry("whose", "who"), Map.entry("what", "what"), Map.entry("when", "when"), Map.entry("where", "where"),
			Map.entry("why", "why"), Map.entry("how", "how"), Map.entry("which", "which"));
	private static final Map<String, String> FRENCH = Map.ofEntries(Map.entry("qui", "qui"), Map.entry("que", "que"),
			Map.entry("qu", "que"), Map.entry("quoi", "que"), Map.entry("quand", "quand"), Map.entry("o\u00F9", "o\u00F9"), Map.entry("pourquoi", "pourquoi"),
			Map.entry("comment", "comment"), Map.entry("combien", "combien"), Map.entry("quel", "quel"), Map.entry("quelle", "quel"),
			Map.entry("quels", "quel"), Map.entry("quelles", "quel"), Map.entry("lequel", "quel"), Map.entry("laquelle", "quel"),
			Map.entry("lesquels", "quel"), Map.entry("lesquelles", "quel"), Map.entry("auquel", "quel"), Map.entry("duquel", "quel"));
	/** Words that as often begin a clause as they ask. */
	private static final Set<String> RELATIVE = Set.of("who", "whom", "whose", "which", "when", "where", "qui", "que", "qu", "quand",
			"o\u00F9", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel");
	private static final Set<String> AMOUNTS = Set.of("many", "much");

	private QuestionKind() {
	}

	/**
	 * @param language
	 *            of the question, a BCP 47 tag; if it is not known, English is tried before French
	 */
	static String of(String question, Optional<String> language) {
		List<String> words = words(question);
		Optional<String> tag = language.map(given -> given.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
		if (tag.filter("fr"::equals).isPresent()) {
			return french(words).orElse(OTHER);
		}
		Optional<String> english = english(words);
		return (tag.isPresent() ? english : english.or(() -> french(words))).orElse(OTHER);
	}

	private static List<String> words(String question) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(question.toLowerCase(Locale.ROOT));
		while (matcher.find()) {
			words.add(matcher.group());
		}
		return words;
	}

	private static Optional<String> english(List<String> words) {
		return find(words, at -> ENGLISH.containsKey(words.get(at)))
				.map(at -> isAmount(words, at) ? "how many" : ENGLISH.get(words.get(at)));
	}

	private static boolean isAmount(List<String> words, int at) {
		return words.get(at).equals("how") && at + 1 < words.size() && AMOUNTS.contains(words.get(at + 1));
	}

	private static Optional<String> french(List<String> words) {
		// Written in capitals or in haste, a first "ou" is the place; anywhere else it means "or".
		if (!words.isEmpty() && words.getFirst().equals("ou")) {
			return Optional.of(FRENCH.get("o\u00F9"));
		}
		return find(words, at -> FRENCH.containsKey(words.get(at)) && !isFiller(words, at)).map(at -> FRENCH.get(words.get(at)));
	}

	/** The "que" of "est-ce que" asks nothing by itself: "Est-ce que", "O\u00F9 est-ce que"; that of "Qu'est-ce que" stands before it. */
	private static boolean isFiller(List<String> words, int at) {
		return at >= 2 && words.get(at - 1).equals("ce") && words.get(at - 2).equals("est");
	}

	private static Optional<Integer> find(List<String> words, Predicate<Integer> asks) {
		List<Integer> places = new ArrayList<>();
		for (int at = 0; at < words.size(); at++) {
			if (asks.test(at)) {
				places.add(at);
			}
		}
		Optional<Integer> first = places.stream().findFirst();
		return first.filter(at -> at < (RELATIVE.contains(words.get(at)) ? OPENING_OF_RELATIVE : OPENING))
				.or(() -> places.stream().filter(at -> !RELATIVE.contains(words.get(at))).findFirst()).or(() -> first);
	}
}
