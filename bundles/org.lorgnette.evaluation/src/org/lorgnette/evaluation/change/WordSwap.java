package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.model.edit.TextEdit;

/** Each word of a lexicon becomes its partner, unless it is the end of a name. */
class WordSwap implements TextChange {

	private final Lexicon lexicon;

	WordSwap(String file) {
		lexicon = new Lexicon(file);
	}

	@Override
	public final List<TextEdit> edits(Wording wording) {
		List<TextEdit> edits = new ArrayList<>();
		List<Word> words = Word.of(wording.text());
		for (int i = 0; i < words.size(); i++) {
			Word word = words.get(i);
			other(wording.text(), words, i).ifPresent(other -> edits.add(word.replacedBy(other)));
		}
		return edits;
	}

	/** What stands in the place of a word; empty if it stays. */
	Optional<String> other(String text, List<Word> words, int at) {
		return lexicon.find(words.get(at).text()).filter(entry -> entry.kind().equals(Lexicon.ADDRESS) || !Word.endsName(text, words, at))
				.map(Lexicon.Entry::other);
	}
}
