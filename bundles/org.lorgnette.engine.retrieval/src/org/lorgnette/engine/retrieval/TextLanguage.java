package org.lorgnette.engine.retrieval;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;

/** A language whose words are brought to their stems; each has a field of the index. */
enum TextLanguage {
	EN(WordAnalyzer.english(false), WordAnalyzer.english(true)), FR(WordAnalyzer.french(false), WordAnalyzer.french(true));

	/** Questions that are longer than any person's are cut to so many different words. */
	private static final int MOST_TERMS = 256;

	private final WordAnalyzer allWords;
	private final WordAnalyzer contentWords;

	TextLanguage(WordAnalyzer allWords, WordAnalyzer contentWords) {
		this.allWords = allWords;
		this.contentWords = contentWords;
	}

	/** The BCP 47 tag, and the name of the field. */
	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	Analyzer analyzer() {
		return allWords;
	}

	/** The language of a BCP 47 tag such as {@code fr-CA}, if it is one of these. */
	static Optional<TextLanguage> ofTag(String tag) {
		String primary = Locale.forLanguageTag(tag).getLanguage();
		for (TextLanguage language : values()) {
			if (language.tag().equals(primary)) {
				return Optional.of(language);
			}
		}
		return Optional.empty();
	}

	/** The languages a text is indexed in: its own, or all if that is another one or not known. */
	static Set<TextLanguage> fieldsFor(Optional<String> tag) {
		return tag.flatMap(TextLanguage::ofTag).map(EnumSet::of).orElseGet(() -> EnumSet.allOf(TextLanguage.class));
	}

	/** The language with the most function words in a text; English if there are none. */
	static TextLanguage guess(String text) {
		TextLanguage best = EN;
		long most = 0;
		for (TextLanguage language : values()) {
			long functionWords = language.allWords.forms(text).stream().filter(language.allWords::isFunctionWord).count();
			if (functionWords > most) {
				most = functionWords;
				best = language;
			}
		}
		return best;
	}

	/**
	 * What to search for in each field: the stems of the question's content words, each once; of all its words if it has no
	 * others.
	 */
	static Map<TextLanguage, List<String>> terms(String question) {
		Map<TextLanguage, List<String>> terms = new EnumMap<>(TextLanguage.class);
		for (TextLanguage language : values()) {
			List<String> content = language.contentWords.stems(question);
			terms.put(language, distinct(content.isEmpty() ? language.allWords.stems(question) : content));
		}
		return terms;
	}

	private static List<String> distinct(List<String> stems) {
		return stems.stream().distinct().limit(MOST_TERMS).toList();
	}

	/** All stems of a text. */
	Set<String> stems(String text) {
		return new HashSet<>(allWords.stems(text));
	}
}
