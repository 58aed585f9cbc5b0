package org.lorgnette.evaluation.change;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.edit.TextEdit;

/** Latin letters without the marks of their canonical decomposition; letters such as ø and œ have none. */
final class Accents implements TextChange {

	private static final Pattern LETTER = Pattern.compile("\\p{IsLatin}\\p{M}*");
	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	@Override
	public List<TextEdit> edits(Wording wording) {
		List<TextEdit> edits = new ArrayList<>();
		Matcher letters = LETTER.matcher(wording.text());
		while (letters.find()) {
			String bare = MARKS.matcher(Normalizer.normalize(letters.group(), Normalizer.Form.NFD)).replaceAll("");
			if (!bare.equals(letters.group())) {
				edits.add(new TextEdit(letters.start(), letters.end() - letters.start(), bare));
			}
		}
		return edits;
	}
}
