package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.metrics.Counts;

/**
 * What was measured on some items. Of entities and relations precision, recall and F1 with the counts behind them; {@code credit} is what
 * counts as correct in total: the number of correct items, plus half of each partial one where a measure gives half credit. Of questions
 * exact match and F1, which are means over questions: gold and predicted are their number, correct that of exact matches, and credit is the
 * sum of F1. Of questions about pictures accuracy, a mean over questions too; correct are the fully right ones, credit is the sum.
 *
 * @param values by name, those that the measure has, in the order in which they are shown
 */
public record Score(Counts counts, double credit, Map<String, Estimate> values) {

	public static final String EXACT = "exact";
	public static final String PRECISION = "precision";
	public static final String RECALL = "recall";
	public static final String F1 = "f1";
	public static final String ACCURACY = "accuracy";
	/** Intersection over union of the engine's box and the gold box. */
	public static final String IOU = "iou";
	/** Share of answers, or of sets of entities or relations, that are others than before. */
	public static final String FLIPPED = "flipped";
	/**
	 * F1 of what was said after a change with what was said before: of entities and relations over all of them, of answers
	 * the mean over words.
	 */
	public static final String KEPT = "kept";
	/** Share of units that were right before a change and are wrong after it. */
	public static final String BROKEN = "broken";
	/** Share of units that were wrong before a change and are right after it. */
	public static final String MENDED = "mended";
	/** Share of what an engine wrote that stands nowhere in the text. */
	public static final String UNGROUNDED = "ungrounded";
	/** Share of boxes with an intersection over union of at least one half. */
	public static final String ACC50 = "acc50";

	public Score {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	public Score(Counts counts, double credit, Estimate precision, Estimate recall, Estimate f1) {
		this(counts, credit, ordered(precision, recall, f1));
	}

	private static Map<String, Estimate> ordered(Estimate precision, Estimate recall, Estimate f1) {
		Map<String, Estimate> values = new LinkedHashMap<>();
		values.put(PRECISION, precision);
		values.put(RECALL, recall);
		values.put(F1, f1);
		return values;
	}

	/** Whether the measure has a value of this name, defined here or not. */
	public boolean has(String name) {
		return values.containsKey(name);
	}

	/** The value of this name; undefined if the measure has none. */
	public Estimate value(String name) {
		return values.getOrDefault(name, Estimate.UNDEFINED);
	}

	public Estimate exact() {
		return value(EXACT);
	}

	public Estimate precision() {
		return value(PRECISION);
	}

	public Estimate recall() {
		return value(RECALL);
	}

	public Estimate f1() {
		return value(F1);
	}

	public Estimate accuracy() {
		return value(ACCURACY);
	}
}
