package org.lorgnette.engine.djl.features;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What kind of answer a question asks for, English or French; a question may ask for several or for none of these. */
enum AskedType {

	PERSON, TIME, QUANTITY, PLACE, REASON;

	/** How far behind "which" or "quel" the noun stands that says what is asked for. */
	private static final int NOUN_REACH = 3;

	static Set<AskedType> of(List<MatchWord> question) {
		Set<AskedType> types = EnumSet.noneOf(AskedType.class);
		for (int i = 0; i < question.size(); i++) {
			String before = i > 0 ? question.get(i - 1).form() : "";
			String after = i + 1 < question.size() ? question.get(i + 1).form() : "";
			switch (question.get(i).lower()) {
				case "who", "whom", "whose" -> types.add(PERSON);
				// "Qu'est-ce qui" asks for a thing, and behind a noun it begins a relative clause.
				case "qui" -> {
					if (i == 0 || question.get(i - 1).isFunction() && !before.equals("ce") && !before.equals("est-ce")
							&& !before.equals("-ce")) {
						types.add(PERSON);
					}
				}
				case "when", "quand" -> types.add(TIME);
				case "where", "o\u00F9" -> types.add(PLACE);
				case "why", "pourquoi" -> types.add(REASON);
				case "combien" -> types.add(QUANTITY);
				case "how" -> types.add(MatchLexicon.isGraded(after) ? QUANTITY : REASON);
				case "comment" -> types.add(REASON);
				case "what", "which", "quel", "quelle", "quels", "quelles", "lequel", "laquelle" -> addNoun(question, i, types);
				default -> {
					// Says nothing of the answer.
				}
			}
		}
		return types;
	}

	private static void addNoun(List<MatchWord> question, int at, Set<AskedType> types) {
		int content = 0;
		for (int i = at + 1; i < question.size() && content < NOUN_REACH; i++) {
			MatchWord word = question.get(i);
			if (word.isFunction()) {
				continue;
			}
			content++;
			String form = word.form();
			AskedType type = MatchLexicon.isTimeNoun(form) ? TIME
					: MatchLexicon.isQuantityNoun(form) ? QUANTITY
							: MatchLexicon.isPlaceNoun(form) ? PLACE : MatchLexicon.isPersonNoun(form) ? PERSON : null;
			if (type != null) {
				types.add(type);
				return;
			}
		}
	}
}
