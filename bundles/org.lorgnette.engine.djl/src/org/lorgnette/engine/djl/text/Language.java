package org.lorgnette.engine.djl.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a language adds to the splitting of text: its clitics and abbreviations. All words are in lower case. */
public enum Language {

	EN(Set.of(), Set.of(), Set.of("mr", "mrs", "ms", "messrs", "mx", "dr", "drs", "prof", "rev", "hon", "gen", "lt", "col", "maj",
			"capt", "cmdr", "sgt", "cpl", "pvt", "adm", "gov", "sen", "rep", "pres", "supt", "insp", "st", "mt", "ft", "vs", "viz",
			"approx"),
			Set.of("jr", "sr", "bros", "inc", "corp", "co", "cos", "ltd", "llc", "plc", "dept", "univ", "assn", "ave", "blvd", "rd", "jan",
					"feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat",
					"etc", "al", "esq", "ph.d", "calif", "fla", "mass", "mich", "minn", "wash", "tex", "penn", "conn", "ariz", "colo"),
			Set.of("no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "ch", "chap", "sec", "art", "eq", "ca", "c"),
			Set.of("the", "a", "an", "it", "its", "he", "she", "they", "we", "you", "i", "in", "on", "at", "but", "and", "or", "so",
					"this", "that", "these", "those", "his", "her", "their", "our", "my", "there", "then", "when", "while", "after", "before",
					"if", "as", "for", "from", "with", "to", "by", "however", "what", "who", "how", "why", "where", "one", "some", "many",
					"most", "no", "not", "yes", "also", "both", "all", "since", "although", "because", "during", "under", "now", "here")),

	FR(Set.of("l", "d", "j", "m", "t", "s", "n", "c", "\u00E7", "qu", "lorsqu", "puisqu", "quoiqu", "jusqu"),
			Set.of("il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "ce", "moi", "toi", "lui", "leur", "l\u00E0", "ci"),
			Set.of("m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "drs", "pr", "me", "mgr", "st", "ste", "sts", "stes", "g\u00E9n",
					"col", "lt", "cdt", "cf", "av", "bd", "pl", "env", "hab", "c.-\u00E0-d"),
			Set.of("etc", "janv", "f\u00E9vr", "fevr", "avr", "juil", "sept", "oct", "nov", "d\u00E9c", "cie", "soc", "\u00E9d", "ed",
					"coll", "trad", "inc", "corp", "ltd", "jr"),
			Set.of("no", "nos", "n", "p", "pp", "vol", "fig", "chap", "art", "al", "t", "ex", "ann", "v"),
			Set.of("le", "la", "les", "l", "un", "une", "des", "il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "ce", "cet",
					"cette", "ces", "c", "en", "dans", "sur", "\u00E0", "au", "aux", "de", "du", "d", "mais", "et", "ou", "donc", "or", "car",
					"si", "quand", "lorsque", "apr\u00E8s", "avant", "pour", "par", "avec", "son", "sa", "ses", "leur", "leurs", "mon", "ma",
					"mes", "notre", "votre", "qui", "que", "quel", "quelle", "comment", "pourquoi", "o\u00F9", "cependant", "toutefois", "ainsi",
					"aussi", "depuis", "pendant", "selon", "ensuite", "puis", "tous", "toutes"));

	private final Set<String> elisions;
	private final Set<String> enclitics;
	private final Set<String> titles;
	private final Set<String> abbreviations;
	private final Set<String> beforeNumber;
	private final Set<String> starters;

	Language(Set<String> elisions, Set<String> enclitics, Set<String> titles, Set<String> abbreviations, Set<String> beforeNumber,
			Set<String> starters) {
		this.elisions = elisions;
		this.enclitics = enclitics;
		this.titles = titles;
		this.abbreviations = abbreviations;
		this.beforeNumber = beforeNumber;
		this.starters = starters;
	}

	/** The language of a BCP 47 tag, if it is one of these. */
	public static Optional<Language> of(String tag) {
		return switch (Locale.forLanguageTag(tag).getLanguage()) {
			case "en" -> Optional.of(EN);
			case "fr" -> Optional.of(FR);
			default -> Optional.empty();
		};
	}

	/** Whether a word loses its vowel before an apostrophe and is one word with that, as {@code l'}. */
	boolean isElision(String word) {
		return elisions.contains(word);
	}

	/** Whether a word after a hyphen is one of its own, as {@code -il}. */
	boolean isEnclitic(String word) {
		return enclitics.contains(word);
	}

	boolean hasContractions() {
		return this == EN;
	}

	/** Whether the point after a word belongs to it and does not end a sentence, as in {@code Dr.}. */
	boolean isTitle(String word) {
		return titles.contains(word);
	}

	/** Whether the point after a word belongs to it and may end a sentence, too, as in {@code etc.}. */
	boolean isAbbreviation(String word) {
		return abbreviations.contains(word);
	}

	/** Whether the point after a word belongs to it if a number follows, as in {@code no. 5}. */
	boolean isBeforeNumber(String word) {
		return beforeNumber.contains(word);
	}

	/** Whether a word, where it is written with a capital, is likely the first of a sentence. */
	boolean isStarter(String word) {
		return starters.contains(word);
	}

	/** Whether the point after a word may belong to it. */
	boolean isPointed(String word) {
		return isTitle(word) || isAbbreviation(word) || isBeforeNumber(word);
	}
}
