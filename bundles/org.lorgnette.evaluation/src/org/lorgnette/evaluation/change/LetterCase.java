package org.lorgnette.evaluation.change;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

import org.lorgnette.model.edit.TextEdit;

/** All letters capitals, or small. Word by word, so that a Greek sigma at a word's end has its form. */
final class LetterCase implements TextChange {

	private final BiFunction<String, Locale, String> fold;

	LetterCase(BiFunction<String, Locale, String> fold) {
		this.fold = fold;
	}

	@Override
	public List<TextEdit> edits(Wording wording) {
		return Word.of(wording.text()).stream().map(word -> new TextEdit(word.begin(), word.end() - word.begin(), fold.apply(word.text(), Locale.ROOT)))
				.filter(edit -> !edit.replacement().equals(wording.text().substring(edit.offset(), edit.offset() + edit.length()))).toList();
	}
}
