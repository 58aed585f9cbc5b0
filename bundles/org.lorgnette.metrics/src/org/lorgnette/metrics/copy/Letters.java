package org.lorgnette.metrics.copy;

import java.util.Arrays;

import org.lorgnette.model.Span;
import org.lorgnette.model.text.FoldedText;

/** The letters and digits of a text, folded (see {@link FoldedText}) and one after the other. Each knows where it comes from. */
final class Letters {

	private final FoldedText folded;
	private final char[] letters;
	/** Index of each letter in the folded text. */
	private final int[] positions;

	Letters(String text) {
		folded = FoldedText.of(text);
		char[] found = new char[folded.length()];
		int[] at = new int[folded.length()];
		int count = 0;
		for (int i = 0; i < folded.length(); i++) {
			char each = folded.at(i);
			// Letters outside the basic plane are two halves, which belong together and are no letters for themselves.
			if (Character.isLetterOrDigit(each) || Character.isSurrogate(each)) {
				found[count] = each;
				at[count++] = i;
			}
		}
		letters = Arrays.copyOf(found, count);
		positions = Arrays.copyOf(at, count);
	}

	int count() {
		return letters.length;
	}

	char at(int index) {
		return letters[index];
	}

	/** Where the letters {@code from} to before {@code to} stand in the text, in UTF-16 code units. */
	Span source(int from, int to) {
		return folded.source(positions[from], positions[to - 1] + 1);
	}
}
