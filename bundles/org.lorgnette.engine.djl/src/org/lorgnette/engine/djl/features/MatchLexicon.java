package org.lorgnette.engine.djl.features;

import java.util.Set;

/**
 * The closed classes of words, English and French together, that {@link QuestionMatch} knows. All are in lower case without
 * accents.
 */
final class MatchLexicon {

	/** Words that are content in one of the languages, such as {@code car} and {@code son}, are left out. */
	private static final Set<String> FUNCTION = Set.of("a", "about", "according", "after", "all", "also", "am", "an", "and",
			"any", "are", "as", "at", "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
			"during", "each", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it",
			"its", "many", "may", "might", "more", "most", "much", "n't", "no", "not", "of", "on", "one", "or", "other", "our", "out",
			"she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
			"those", "to", "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will",
			"with", "would", "you", "your", "'s", "'re", "'ve", "'ll", "'d", "'m", "au", "aux", "avait", "avec", "c'", "ce", "ces",
			"cet", "cette", "combien", "comment", "d'", "dans", "de", "depuis", "des", "du", "elle", "elles", "en", "entre", "est",
			"est-ce", "et", "etait", "etaient", "ete", "eux", "fut", "furent", "il", "ils", "j'", "je", "jusqu'", "l'", "la",
			"laquelle", "le", "lequel", "les", "lesquels", "lesquelles", "leur", "leurs", "lors", "lorsqu'", "lui", "m'", "mais", "n'",
			"ne", "nous", "ont", "ou", "par", "pas", "plus", "pour", "pourquoi", "qu'", "quand", "que", "quel", "quelle", "quelles",
			"quels", "qui", "quoi", "s'", "sa", "se", "selon", "ses", "si", "sont", "sous", "sur", "t'", "t-il", "t-elle", "t-on", "un",
			"une", "vers", "vous", "y", "-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on", "-ce");

	private static final Set<String> NUMERAL = Set.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
			"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
			"forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million",
			"millions", "billion", "half", "dozen", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze",
			"treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "cents", "mille",
			"milliers", "milliard", "milliards", "moitie", "dizaine", "douzaine", "centaine");

	private static final Set<String> TIME = Set.of("january", "february", "march", "april", "june", "july", "august", "september",
			"october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "century",
			"decade", "year", "years", "month", "months", "week", "weeks", "day", "days", "spring", "summer", "autumn", "winter",
			"yesterday", "today", "tomorrow", "morning", "evening", "night", "janvier", "fevrier", "mars", "avril", "mai", "juin",
			"juillet", "aout", "septembre", "octobre", "novembre", "decembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
			"samedi", "dimanche", "siecle", "decennie", "an", "ans", "annee", "annees", "mois", "semaine", "semaines", "jour", "jours",
			"printemps", "ete", "automne", "hiver", "hier", "demain", "matin", "soir", "nuit");

	private static final Set<String> REASON = Set.of("because", "due", "since", "caused", "reason", "reasons", "therefore",
			"thus", "by", "through", "using", "parce", "car", "afin", "cause", "raison", "grace", "puisque", "pour", "donc", "ainsi");

	private static final Set<String> TIME_NOUN = Set.of("year", "years", "date", "month", "day", "decade", "century", "time",
			"period", "era", "annee", "annees", "mois", "jour", "decennie", "siecle", "periode", "epoque", "moment", "heure");

	private static final Set<String> QUANTITY_NOUN = Set.of("number", "percentage", "percent", "population", "amount", "age",
			"size", "price", "cost", "length", "height", "distance", "nombre", "pourcentage", "prix", "taille", "longueur", "hauteur",
			"superficie", "duree", "montant", "cout");

	private static final Set<String> GRADED = Set.of("many", "much", "long", "old", "far", "tall", "high", "big", "large", "deep",
			"wide", "fast", "often", "few");

	private static final Set<String> PLACE_NOUN = Set.of("city", "country", "place", "location", "state", "town", "region",
			"county", "continent", "island", "river", "street", "area", "village", "ville", "pays", "lieu", "endroit", "etat",
			"departement", "ile", "fleuve", "riviere", "rue", "quartier", "commune");

	private static final Set<String> PERSON_NOUN = Set.of("person", "man", "woman", "president", "king", "queen", "author",
			"writer", "leader", "actor", "actress", "scientist", "artist", "singer", "player", "name", "personne", "homme", "femme",
			"roi", "reine", "auteur", "ecrivain", "acteur", "actrice", "scientifique", "chanteur", "joueur", "nom");

	private MatchLexicon() {
	}

	static boolean isFunction(String form) {
		return FUNCTION.contains(form);
	}

	static boolean isNumeral(String form) {
		return NUMERAL.contains(form);
	}

	static boolean isTime(String form) {
		return TIME.contains(form);
	}

	static boolean isReason(String form) {
		return REASON.contains(form);
	}

	static boolean isTimeNoun(String form) {
		return TIME_NOUN.contains(form);
	}

	static boolean isQuantityNoun(String form) {
		return QUANTITY_NOUN.contains(form);
	}

	/** Words that make {@code how} ask for a quantity. */
	static boolean isGraded(String form) {
		return GRADED.contains(form);
	}

	static boolean isPlaceNoun(String form) {
		return PLACE_NOUN.contains(form);
	}

	static boolean isPersonNoun(String form) {
		return PERSON_NOUN.contains(form);
	}
}
