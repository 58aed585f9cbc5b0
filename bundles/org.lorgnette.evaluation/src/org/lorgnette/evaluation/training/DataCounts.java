package org.lorgnette.evaluation.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a corpus as it is trained on.
 *
 * @param entities by the model's labels
 * @param relations likewise
 * @param unanswerable questions of which the gold says so
 * @param leftOut annotations by those of the corpus's labels that the model does not have
 */
public record DataCounts(long documents, long sentences, long tokens, long characters, Map<String, Long> entities,
		Map<String, Long> relations, long questions, long unanswerable, Map<String, Long> leftOut) {

	public DataCounts {
		entities = new TreeMap<>(entities);
		relations = new TreeMap<>(relations);
		leftOut = new TreeMap<>(leftOut);
	}

	public long entityCount() {
		return sum(entities);
	}

	public long relationCount() {
		return sum(relations);
	}

	private static long sum(Map<String, Long> counts) {
		return counts.values().stream().mapToLong(Long::longValue).sum();
	}
}
