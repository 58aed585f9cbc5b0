package org.lorgnette.evaluation.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * She for he, women for men. {@code her} is {@code his} before a word that may begin a noun phrase without a determiner, else
 * {@code him};
 * {@code his} is {@code hers} where no such word follows. Names stay.
 */
final class EnglishGender extends WordSwap {

	/** Words before which a possessive does not stand. */
	private static final Set<String> NOT_POSSESSED = Set.of("a", "an", "the", "this", "that", "these", "those", "to", "of", "in", "on", "at",
			"by", "for", "from", "with", "about", "into", "after", "before", "as", "and", "or", "but", "because", "when", "while", "if", "was",
			"is", "were", "are", "had", "has", "did", "does", "will", "would", "who", "which", "what", "where", "how", "why", "not", "then",
			"there", "here", "again", "back", "up", "down", "out", "off", "over", "away", "through", "during", "until", "his", "her", "their",
			"my", "your", "our", "it", "them", "him", "me", "us", "too", "so", "than", "go", "alone", "later", "today");

	EnglishGender() {
		super(Lexicon.ENGLISH_GENDER);
	}

	@Override
	Optional<String> other(String text, List<Word> words, int at) {
		Word word = words.get(at);
		boolean owns = at + 1 < words.size() && text.substring(word.end(), words.get(at + 1).begin()).isBlank()
				&& !NOT_POSSESSED.contains(words.get(at + 1).lower());
		return switch (word.lower()) {
			case "her" -> Optional.of(owns ? "his" : "him");
			case "his" -> Optional.of(owns ? "her" : "hers");
			default -> super.other(text, words, at);
		};
	}
}
