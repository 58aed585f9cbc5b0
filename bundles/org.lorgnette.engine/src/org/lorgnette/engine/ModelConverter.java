package org.lorgnette.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Turns a model of others into one that an engine here can load. */
public interface ModelConverter {

	String id();

	/** One English sentence: from what, into what, for which engines. */
	String description();

	/** Whether the folder holds a model of the kind that this converter is for, sound or not. */
	boolean recognises(Path folder);

	/** In what precisions it can write the network; the first is the default. */
	List<String> precisions();

	/**
	 * Writes the converted model.
	 *
	 * @param target
	 *            an empty folder, whose content is thrown away if this fails
	 * @param precision
	 *            one of {@link #precisions}
	 * @throws IOException
	 *             if the model is damaged, incomplete or of an architecture that is not known, naming the file, what is wrong
	 *             there and what was expected; or if the target cannot be written
	 * @throws EngineUnavailableException
	 *             if the native libraries that this needs cannot start here
	 */
	Converted convert(Path folder, Path target, String precision, Cancellation cancellation)
			throws IOException, EngineUnavailableException;

	/**
	 * What was written.
	 *
	 * @param network
	 *            the name of the network's file in the target folder
	 * @param engine
	 *            the id of the engine that can load the folder
	 * @param notes
	 *            what users should know, worded in English
	 */
	record Converted(String network, String engine, List<String> notes) {

		public Converted {
			notes = List.copyOf(notes);
		}
	}
}
