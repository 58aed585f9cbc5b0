package org.lorgnette.io.finding;

import java.util.List;
import java.util.Optional;

/**
 * A way to mend a finding: changes of lines in the file, a change of the document, or either of the two by choice. Lines keep all else as
 * it is; the change of the document is for who has it open, or for formats whose files cannot be changed line by line.
 *
 * @param arguments
 *            what tells this repair from others of the same action: a scheme, a text, an offset
 */
public record Repair(Action action, List<String> arguments, List<LineEdit> lines, Optional<DocumentEdit> document) {

	/** What is done, with the arguments it has. */
	public enum Action {
		/** Writes the sentence's tags as the scheme wants them: scheme. */
		RETAG,
		/** Moves an annotation to where its text stands: text, offset, what stands around it. */
		RELOCATE,
		/** Takes over the text that stands there: text. */
		RECITE,
		/** Takes white space from its borders: text. */
		TRIM,
		/** Widens it to whole characters: text. */
		WIDEN,
		/** Removes it with all that hangs on it: id. */
		REMOVE,
		/** Gives an answer the place where it stands: offset, what stands around it. */
		PLACE_ANSWER,
		/** Removes an answer: text. */
		REMOVE_ANSWER
	}

	/** @throws IllegalArgumentException if nothing is changed */
	public Repair {
		arguments = List.copyOf(arguments);
		lines = List.copyOf(lines);
		if (lines.isEmpty() && document.isEmpty()) {
			throw new IllegalArgumentException(action + " changes nothing");
		}
	}
}
