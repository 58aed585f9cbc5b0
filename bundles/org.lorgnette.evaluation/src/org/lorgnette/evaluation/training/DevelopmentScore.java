package org.lorgnette.evaluation.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.metrics.Counts;

/**
 * How good a model is on held-out data.
 *
 * @param data the corpus, or {@link #ALL}
 * @param measures counts by measure, the main one first: {@code strict} and {@code exact} of entities, {@code strict},
 *        {@code boundary} and {@code entities} of relations; empty for questions
 * @param types the counts of the main measure by type
 * @param values for questions what the official SQuAD 2.0 script prints, under its names, in percent
 */
public record DevelopmentScore(String data, long documents, Map<String, Counts> measures, Map<String, Counts> types,
		Map<String, Double> values) {

	/** Stands for all held-out data together. */
	public static final String ALL = "all";

	public DevelopmentScore {
		measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
		types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}
}
