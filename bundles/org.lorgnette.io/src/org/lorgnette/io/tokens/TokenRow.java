package org.lorgnette.io.tokens;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Span;

/**
 * A token of a table.
 *
 * @param document
 *            number of its document, from 0
 * @param sentence
 *            number of its sentence in the document, from 1
 * @param number
 *            its number in the sentence, from 1
 * @param given
 *            the tag that stands in the file, if the file has tags
 * @param tags
 *            the tag of the gold and of each engine, in the table's scheme; empty where there is none
 * @param differing
 *            a bit for each of {@code tags}, set where it differs from the gold, or, without gold, from the first engine's
 * @param stale
 *            a bit for each of {@code tags}, set where the text has changed since
 */
public record TokenRow(int document, int sentence, int number, Span span, String text, Optional<String> given, List<String> tags,
		long differing, long stale) {

	public boolean differs() {
		return differing != 0;
	}

	/** Whether the tag with this number differs. */
	public boolean differs(int tag) {
		return (differing >>> tag & 1) != 0;
	}

	/** Whether the tag with this number is stale. */
	public boolean isStale(int tag) {
		return (stale >>> tag & 1) != 0;
	}

	/** Whether a sentence begins with it. */
	public boolean startsSentence() {
		return number == 1;
	}
}
