package org.lorgnette.evaluation.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.edit.TextEdit;

/** One way to change a text, made for one document: what it decides for the passage it keeps to in the questions. */
@FunctionalInterface
public interface TextChange {

	/** The edits of the wording as it is; none where there is nothing to change. */
	List<TextEdit> edits(Wording wording);

	/**
	 * @param language
	 *            of the texts, a BCP 47 tag; English if empty. Names, gender and professions are changed in English and
	 *            French only
	 * @param seed
	 *            of what is drawn
	 * @return empty if the change is none of texts, or changes nothing in them
	 */
	static Optional<TextChange> of(Change change, Optional<String> language, long seed) {
		String tag = language.orElse("en").toLowerCase(Locale.ROOT);
		boolean french = tag.matches("fr([-_].*)?");
		boolean known = french || tag.matches("en([-_].*)?");
		SplittableRandom random = new SplittableRandom(seed);
		return switch (change) {
			case PUNCTUATION -> Optional.of(new FinalMark());
			case LOWER_CASE -> Optional.of(new LetterCase(String::toLowerCase));
			case UPPER_CASE -> Optional.of(new LetterCase(String::toUpperCase));
			case SPACES -> Optional.of(Spacing::doubled);
			case NO_BREAK_SPACES -> Optional.of(french ? Spacing::french : Spacing::noBreak);
			case TABS -> Optional.of(Spacing::tabs);
			case ACCENTS -> Optional.of(new Accents());
			case TYPOS -> Optional.of(new Typos(french ? Typos.AZERTY : Typos.QWERTY, random));
			case NAMES -> known ? Optional.of(new NameSwap(NameList.of(french), random)) : Optional.empty();
			case GENDER -> !known ? Optional.empty() : Optional.of(french ? new FrenchNouns(Lexicon.FRENCH_GENDER) : new EnglishGender());
			case PROFESSIONS -> !known ? Optional.empty()
					: Optional.of(french ? new FrenchNouns(Lexicon.FRENCH_PROFESSIONS) : new WordSwap(Lexicon.ENGLISH_PROFESSIONS));
			case PARAPHRASE, REPEAT, SHIFT_RIGHT, SHIFT_DOWN, NOISE, BRIGHTER, DARKER -> Optional.empty();
		};
	}
}
