package org.lorgnette.cli.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scorer found.
 *
 * @param values
 *            numbers, lists of numbers, maps of these, and {@link java.util.OptionalDouble} where a number may be undefined
 * @param report
 *            the text that the original script prints, where it is more than a table of the values
 * @param notes
 *            what a person should know about the files
 */
public record ScoreResult(Map<String, Object> values, Optional<String> report, List<Note> notes) {

	/** A message by its key, with the parameters of it. */
	public record Note(String key, List<Object> parameters) {

		public Note(String key, Object... parameters) {
			this(key, List.of(parameters));
		}
	}

	ScoreResult(Map<String, Object> values) {
		this(values, Optional.empty(), List.of());
	}
}
