package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question as this engine reads it.
 *
 * @param type what it asks for
 * @param focus the stem of the noun after the question word, as in "which <i>river</i>"
 * @param stems of its content words, in order
 * @param names those of them that are capitalised or numbers: an answer that does not stand near them is about something else
 */
record AskedFor(AnswerType type, Optional<String> focus, Set<String> stems, Set<String> names) {

	/** More words of a question than this are not looked at. */
	private static final int LONGEST = 200;

	static AskedFor of(String question, Lexicon lexicon) {
		List<Word> all = Words.of(question, lexicon, 0, Math.min(question.length(), 20 * LONGEST));
		List<Word> words = all.subList(0, Math.min(all.size(), LONGEST));
		Set<String> stems = new LinkedHashSet<>();
		Set<String> names = new LinkedHashSet<>();
		for (int i = 0; i < words.size(); i++) {
			Word word = words.get(i);
			if (!word.isContent() || lexicon.has("WH", word.form())) {
				continue;
			}
			stems.add(word.stem());
			if ((word.capital() && i > 0) || word.kind() == WordClass.NUMBER) {
				names.add(word.stem());
			}
		}
		int at = questionWord(words, lexicon);
		if (at < 0) {
			return new AskedFor(AnswerType.THING, Optional.empty(), stems, names);
		}
		Optional<Word> noun = noun(words, at + 1, lexicon);
		AnswerType type = type(words, at, noun, lexicon);
		noun.filter(word -> type != AnswerType.PERSON || !lexicon.hasNoun("PERSON", word.form()))
				.filter(word -> isGeneric(word, lexicon)).ifPresent(word -> stems.remove(word.stem()));
		return new AskedFor(type, noun.map(Word::stem), stems, names);
	}

	/** Words such as "year" name the kind of answer and seldom stand in the sentence that gives it. */
	private static boolean isGeneric(Word word, Lexicon lexicon) {
		return lexicon.hasNoun("TIME", word.form()) || lexicon.hasNoun("QUANTITY", word.form()) || lexicon.hasNoun("REASON", word.form());
	}

	private static int questionWord(List<Word> words, Lexicon lexicon) {
		int fallback = -1;
		for (int i = 0; i < words.size(); i++) {
			String form = words.get(i).form();
			if (lexicon.has("WH", form)) {
				boolean weak = form.equals("que") || form.equals("qu") || (form.equals("qui") && i > 1);
				if (!weak) {
					return i;
				}
				fallback = fallback < 0 ? i : fallback;
			}
		}
		return fallback;
	}

	private static Optional<Word> noun(List<Word> words, int from, Lexicon lexicon) {
		for (int i = from; i < Math.min(words.size(), from + 6); i++) {
			Word word = words.get(i);
			if (word.isContent()) {
				return Optional.of(word);
			}
		}
		return Optional.empty();
	}

	private static AnswerType type(List<Word> words, int at, Optional<Word> noun, Lexicon lexicon) {
		String next = at + 1 < words.size() ? words.get(at + 1).form() : "";
		return switch (words.get(at).form()) {
			case "who", "whom", "whose", "qui" -> isThing(words, at) ? AnswerType.THING : AnswerType.PERSON;
			case "where", "où" -> AnswerType.PLACE;
			case "when", "quand" -> AnswerType.TIME;
			case "why", "pourquoi" -> AnswerType.REASON;
			case "combien" -> AnswerType.QUANTITY;
			case "how" -> lexicon.has("GRADABLE", next) ? AnswerType.QUANTITY : AnswerType.MANNER;
			case "comment" -> words.stream().anyMatch(word -> word.stem().startsWith("appel") || word.stem().startsWith("nomm"))
					? AnswerType.THING
					: AnswerType.MANNER;
			default -> noun.map(word -> byNoun(word.form(), lexicon)).orElse(AnswerType.THING);
		};
	}

	/** French "qu'est-ce qui" asks for a thing. */
	private static boolean isThing(List<Word> words, int at) {
		return at > 0 && words.get(at - 1).form().equals("ce");
	}

	private static AnswerType byNoun(String noun, Lexicon lexicon) {
		for (AnswerType type : List.of(AnswerType.TIME, AnswerType.PLACE, AnswerType.PERSON, AnswerType.QUANTITY, AnswerType.REASON)) {
			if (lexicon.hasNoun(type.name(), noun)) {
				return type;
			}
		}
		return AnswerType.THING;
	}

	/** The stems in a list, for messages and tests. */
	List<String> stemList() {
		return new ArrayList<>(stems);
	}
}
