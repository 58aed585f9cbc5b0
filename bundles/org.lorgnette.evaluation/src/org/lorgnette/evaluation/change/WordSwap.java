package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.edit.TextEdit;

/** Each word of a lexicon becomes its partner. */
final class WordSwap implements TextChange {

	private final Lexicon lexicon;

	WordSwap(String file) {
		lexicon = new Lexicon(file);
	}

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<TextEdit> edits = new ArrayList<>();
		List<Word> words = Word.of(wording.text());
		for (int i = 0; i < words.size(); i++) {
			Word word = words.get(i);
			boolean name = Word.endsName(wording.text(), words, i);
			lexicon.find(word.text()).filter(entry -> !name).ifPresent(entry -> edits.add(word.replacedBy(entry.other())));
		}
		return edits;
	}
}
