package org.lorgnette.metrics.qa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of the official SQuAD 2.0 script, in percent. A group without questions, the thresholds without no-answer
 * probabilities, and the precision-recall analysis without these or without answerable questions are empty.
 */
public record SquadScores(Optional<Group> all, Optional<Group> hasAnswer, Optional<Group> noAnswer, Optional<Best> best,
		Optional<AveragePrecision> averagePrecision) {

	/** Means over {@code total} questions, in percent. */
	public record Group(double exact, double f1, long total) {
	}

	/** The best scores any threshold on the no-answer probability reaches, in percent, and the thresholds that reach them. */
	public record Best(double exact, double exactThreshold, double f1, double f1Threshold) {
	}

	/** Areas under the curves of precision and recall that the threshold traces, in percent. */
	public record AveragePrecision(double exact, double f1, double oracle) {
	}

	/** The numbers under the script's names and in its order; those that are undefined are absent. Totals are {@code Long}. */
	public Map<String, Number> values() {
		Map<String, Number> values = new LinkedHashMap<>();
		all.ifPresentOrElse(group -> put(values, "", group), () -> values.put("total", 0L));
		hasAnswer.ifPresent(group -> put(values, "HasAns_", group));
		noAnswer.ifPresent(group -> put(values, "NoAns_", group));
		best.ifPresent(thresholds -> {
			values.put("best_exact", thresholds.exact());
			values.put("best_exact_thresh", thresholds.exactThreshold());
			values.put("best_f1", thresholds.f1());
			values.put("best_f1_thresh", thresholds.f1Threshold());
		});
		averagePrecision.ifPresent(areas -> {
			values.put("pr_exact_ap", areas.exact());
			values.put("pr_f1_ap", areas.f1());
			values.put("pr_oracle_ap", areas.oracle());
		});
		return Collections.unmodifiableMap(values);
	}

	private static void put(Map<String, Number> values, String prefix, Group group) {
		values.put(prefix + "exact", group.exact());
		values.put(prefix + "f1", group.f1());
		values.put(prefix + "total", group.total());
	}
}
