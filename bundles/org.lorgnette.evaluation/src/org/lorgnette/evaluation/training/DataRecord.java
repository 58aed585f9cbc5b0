package org.lorgnette.evaluation.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One corpus that took part in a training.
 *
 * @param role {@code train} or {@code dev}
 * @param path as the configuration has it
 * @param options of the format, defaults among them
 * @param language empty if none was given
 * @param skip documents before the first that takes part
 * @param limit 0 for all documents
 * @param sha256 of the file, or over the files
 * @param problems the first that its reader complained of
 */
public record DataRecord(String name, String role, String path, String format, Map<String, String> options,
		Map<String, String> labels, Map<String, String> relations, double weight, String language, int skip, int limit, String sha256,
		DataCounts counts, List<String> problems, long problemCount) {

	public static final String TRAIN = "train";
	public static final String DEV = "dev";

	public boolean isDevelopment() {
		return role.equals(DEV);
	}

	/** Everything that decides what is learned from it. */
	String identity() {
		return String.join("\0", role, format, new TreeMap<>(options).toString(), new TreeMap<>(labels).toString(),
				new TreeMap<>(relations).toString(), Double.toString(weight), language, Integer.toString(skip), Integer.toString(limit), sha256,
				Long.toString(counts.documents()));
	}
}
