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
		for (Word word : Word.of(wording.text())) {
			lexicon.find(word.text()).ifPresent(entry -> edits.add(word.replacedBy(entry.other())));
		}
		return edits;
	}
}
