package org.lorgnette.model.edit;

import java.util.List;

import org.lorgnette.model.Document;

/**
 * Replaces {@code length} code units of a document's text, from {@code offset} on, by other text. Annotations follow as {@link SpanShift}
 * says.
 */
public record TextEdit(int offset, int length, String replacement) {

	/** @throws IllegalArgumentException if offset or length are negative */
	public TextEdit {
		if (offset < 0 || length < 0) {
			throw new IllegalArgumentException("not a range of a text: " + length + " from " + offset);
		}
	}

	/**
	 * The document after the change.
	 *
	 * @throws IllegalArgumentException
	 *             if the range leaves the text
	 */
	public Document applyTo(Document document) {
		return applyAll(document, List.of(this));
	}

	/** Likewise for several changes, in the order in which they happened; much faster than one after the other. */
	public static Document applyAll(Document document, List<TextEdit> edits) {
		StringBuilder text = new StringBuilder(document.text());
		for (TextEdit edit : edits) {
			if (edit.offset + edit.length > text.length()) {
				throw new IllegalArgumentException(document.id() + ": [" + edit.offset + ", " + (edit.offset + edit.length)
						+ ") leaves the text of length " + text.length());
			}
			text.replace(edit.offset, edit.offset + edit.length, edit.replacement);
		}
		return new DocumentShift(document, new SpanShift(edits)).to(text.toString());
	}
}
