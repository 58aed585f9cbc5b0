package org.lorgnette.evaluation.experiment;

import java.util.List;

import org.lorgnette.model.Task;

/** A demand on a result: the metric (such as {@code strict.f1} or {@code strict.PER.recall}) of an engine is at least so high. */
public record Gate(String engine, String metric, double atLeast) {

	private static final String VALUE = "\\.(precision|recall|f1)";

	/** Whether a result of the task can have the metric; whether it has the type named in it shows only with the corpus. */
	static boolean isMetric(Task task, String metric) {
		List<String> measures = measures(task);
		return metric.matches("(" + String.join("|", measures) + "|macro)" + VALUE)
				|| metric.matches(measures.getFirst() + "\\..+" + VALUE) || (task == Task.NER && metric.equals("accuracy"));
	}

	/** The metrics in words. */
	static String metrics(Task task) {
		List<String> measures = measures(task);
		return String.join(", ", measures) + ", " + measures.getFirst() + ".TYPE or macro, followed by .precision, .recall or .f1"
				+ (task == Task.NER ? "; or accuracy" : "");
	}

	/** What results of the task measure, the main measure first. */
	private static List<String> measures(Task task) {
		return task == Task.NER ? List.of("strict", "exact", "partial", "type") : List.of("strict", "boundary", "entities");
	}
}
