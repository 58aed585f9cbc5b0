package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.lorgnette.model.edit.TextEdit;

/**
 * She for he, women for men. {@code her} is {@code his} before a word that may begin a noun phrase without a determiner, else
 * {@code him};
 * {@code his} is {@code hers} where no such word follows. Names stay.
 */
final class EnglishGender implements TextChange {

	/** Words before which a possessive does not stand. */
	private static final Set<String> NOT_POSSESSED = Set.of("a", "an", "the", "this", "that", "these", "those", "to", "of", "in", "on", "at",
			"by", "for", "from", "with", "about", "into", "after", "before", "as", "and", "or", "but", "because", "when", "while", "if", "was",
			"is", "were", "are", "had", "has", "did", "does", "will", "would", "who", "which", "what", "where", "how", "why", "not", "then",
			"there", "here", "again", "back", "up", "down", "out", "off", "over", "away", "through", "during", "until", "his", "her", "their",
			"my", "your", "our", "it", "them", "him", "me", "us", "too", "so", "than", "go", "alone", "later", "today");

	private final Lexicon lexicon = new Lexicon(Lexicon.ENGLISH_GENDER);

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<TextEdit> edits = new ArrayList<>();
		List<Word> words = Word.of(wording.text());
		for (int i = 0; i < words.size(); i++) {
			Word word = words.get(i);
			boolean owns = i + 1 < words.size() && wording.text().substring(word.end(), words.get(i + 1).begin()).isBlank()
					&& !NOT_POSSESSED.contains(words.get(i + 1).lower());
			switch (word.lower()) {
				case "her" -> edits.add(word.replacedBy(owns ? "his" : "him"));
				case "his" -> edits.add(word.replacedBy(owns ? "her" : "hers"));
				default -> {
					boolean name = Word.endsName(wording.text(), words, i);
					lexicon.find(word.text()).filter(entry -> !name || entry.kind().equals("address"))
							.ifPresent(entry -> edits.add(word.replacedBy(entry.other())));
				}
			}
		}
		return edits;
	}
}
