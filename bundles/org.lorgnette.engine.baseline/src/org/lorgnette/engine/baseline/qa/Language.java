package org.lorgnette.engine.baseline.qa;

import java.util.Locale;
import java.util.Optional;

/** The languages that this engine reads. */
enum Language {
	EN, FR;

	/** The language of a BCP 47 tag such as {@code fr-CA}. */
	static Optional<Language> ofTag(String tag) {
		String primary = Locale.forLanguageTag(tag).getLanguage();
		return primary.equals("en") ? Optional.of(EN) : primary.equals("fr") ? Optional.of(FR) : Optional.empty();
	}

	/** French if more words of the text are function words in French than in English; English if there are none. */
	static Language guess(CharSequence text) {
		long french = 0;
		long english = 0;
		for (Word word : Words.of(text, Lexicon.of(EN), 0, Math.min(text.length(), 5_000))) {
			french += Lexicon.of(FR).isFunction(word.form()) ? 1 : 0;
			english += Lexicon.of(EN).isFunction(word.form()) ? 1 : 0;
		}
		return french > english ? FR : EN;
	}
}
