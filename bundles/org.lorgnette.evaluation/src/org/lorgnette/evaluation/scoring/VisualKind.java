package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a question about pictures, or a statement, is about, by its words in English or French, where the corpus does not say it. Questions
 * that ask for a thing are told apart by what they ask for; of all others the first of negation, comparison, number, place, "and" and
 * "or", and existence that occurs decides.
 */
final class VisualKind {

	static final String COUNT = "count";
	static final String COLOR = "color";
	static final String SHAPE = "shape";
	static final String NEGATION = "negation";
	static final String COMPARISON = "comparison";
	static final String NUMBER = "number";
	static final String SPATIAL = "spatial";
	static final String LOGIC = "logic";
	static final String EXISTENCE = "existence";
	static final String ATTRIBUTE = "attribute";

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{Nd}+");
	private static final Set<String> ASKING = Set.of("what", "which", "quel", "quelle", "quels", "quelles");
	private static final Set<String> COLORS = Set.of("color", "colour", "colors", "colours", "couleur", "couleurs");
	private static final Set<String> SHAPES = Set.of("shape", "shapes", "object", "objects", "item", "items", "thing", "things", "forme",
			"formes", "objet", "objets", "chose", "choses");
	private static final Set<String> NO = Set.of("no", "not", "none", "never", "neither", "nor", "without", "ne", "n", "aucun", "aucune",
			"pas", "sans", "jamais");
	private static final Set<String> COMPARING = Set.of("more", "fewer", "less", "most", "fewest", "least", "same", "different", "equal",
			"larger", "smaller", "bigger", "largest", "smallest", "biggest", "plus", "moins", "autant", "m\u00EAme", "m\u00EAmes",
			"diff\u00E9rent", "diff\u00E9rente", "diff\u00E9rents", "diff\u00E9rentes");
	private static final Set<String> NUMBERS = Set.of("exactly", "only", "one", "two", "three", "four", "five", "six", "seven", "eight",
			"nine", "ten", "both", "exactement", "seul", "seule", "seulement", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf",
			"dix");
	private static final Set<String> PLACES = Set.of("left", "right", "above", "below", "over", "under", "top", "bottom", "beside", "next",
			"between", "behind", "touching", "touches", "touch", "edge", "corner", "wall", "base", "near", "gauche", "droite", "dessus",
			"dessous", "haut", "bas", "bord", "bords", "coin", "coins", "entre", "sur", "sous", "touche", "touchent");
	private static final Set<String> JOINING = Set.of("and", "or", "et", "ou", "either", "soit");
	private static final Set<String> BEING = Set.of("there", "contain", "contains", "present", "exist", "exists", "contient",
			"pr\u00E9sent", "pr\u00E9sente", "existe");
	/** "At least" and "au moins" count, they do not compare. */
	private static final Pattern AT_LEAST = Pattern.compile("\\b(at\\s?(least|most)|au (moins|plus))\\b");

	private VisualKind() {
	}

	static String of(String question) {
		String folded = question.toLowerCase(Locale.ROOT);
		List<String> words = words(folded);
		Optional<String> asked = asked(words);
		if (asked.isPresent()) {
			return asked.get();
		}
		boolean bounded = AT_LEAST.matcher(folded).find();
		List<String> rest = bounded ? words(AT_LEAST.matcher(folded).replaceAll(" ")) : words;
		if (hasAny(rest, NO)) {
			return NEGATION;
		}
		if (hasAny(rest, COMPARING)) {
			return COMPARISON;
		}
		if (bounded || hasAny(rest, NUMBERS) || rest.stream().anyMatch(word -> Character.isDigit(word.charAt(0)))) {
			return NUMBER;
		}
		if (hasAny(rest, PLACES)) {
			return SPATIAL;
		}
		if (hasAny(rest, JOINING)) {
			return LOGIC;
		}
		return isOfBeing(rest) ? EXISTENCE : ATTRIBUTE;
	}

	private static Optional<String> asked(List<String> words) {
		if (words.contains("combien") || Collections.indexOfSubList(words, List.of("how", "many")) >= 0) {
			return Optional.of(COUNT);
		}
		if (!hasAny(words.subList(0, Math.min(3, words.size())), ASKING)) {
			String kind = QuestionKind.of(String.join(" ", words), Optional.empty());
			boolean opens = !words.isEmpty() && List.of("who", "when", "where", "why", "how", "qui", "quand", "o\u00F9", "pourquoi", "comment")
					.contains(words.getFirst());
			return opens ? Optional.of(kind) : Optional.empty();
		}
		return Optional.of(hasAny(words, COLORS) ? COLOR : hasAny(words, SHAPES) ? SHAPE : "what");
	}

	private static boolean isOfBeing(List<String> words) {
		return hasAny(words, BEING) || Collections.indexOfSubList(words, List.of("y", "a")) >= 0;
	}

	private static boolean hasAny(List<String> words, Set<String> wanted) {
		return words.stream().anyMatch(wanted::contains);
	}

	private static List<String> words(String folded) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(folded);
		while (matcher.find()) {
			words.add(matcher.group());
		}
		return words;
	}
}
