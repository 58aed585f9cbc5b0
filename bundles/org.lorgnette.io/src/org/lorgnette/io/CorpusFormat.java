package org.lorgnette.io;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Task;

/** A file format for corpora. Stateless; safe for use by several threads. */
public interface CorpusFormat {

	/** Short lower-case name used on the command line and in experiments. */
	String id();

	/** One English phrase that says what it is. */
	String description();

	/** The tasks whose gold it can hold. */
	Set<Task> tasks();

	List<FormatOption> options();

	/**
	 * How sure it is, 0 to 100, that the source is in this format, judged by its name and first bytes; 0 if it is not. Only for
	 * sources that are files or folders.
	 */
	int recognises(CorpusSource source) throws IOException;

	/**
	 * @throws IllegalArgumentException
	 *             if an option does not fit
	 * @throws CorpusException
	 *             if the source is absent or unreadable
	 */
	CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException;

	/** A writer, or empty if the format can only be read. */
	Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException;

	/** Options with their defaults. */
	default FormatOptions defaults() {
		return FormatOptions.of(options(), Map.of());
	}
}
