package org.lorgnette.evaluation.experiment;

import java.util.List;

import org.lorgnette.model.Task;

/**
 * A demand on a result: the metric (such as {@code strict.f1}, {@code strict.PER.recall} or {@code all.exact}) of an engine is at least so
 * high.
 */
public record Gate(String engine, String metric, double atLeast) {

	private static final String VALUE = "\\.(precision|recall|f1)";
	private static final String ANSWERS = "\\.(exact|f1)";
	private static final String SEEN = "\\.(accuracy|exact)";

	/** Whether a result of the task can have the metric; whether it has the type named in it shows only with the corpus. */
	static boolean isMetric(Task task, String metric) {
		if (task == Task.QA) {
			return metric.matches("(all|answerable|unanswerable|french|best)" + ANSWERS) || metric.matches("no-answer" + VALUE)
					|| metric.matches("(all|answer-length|passage-length)\\..+" + ANSWERS);
		}
		if (task == Task.VQA) {
			return metric.matches("accuracy|consistency|iou|(all|consistency)" + SEEN + "|grounding\\.(iou|acc50)|macro" + VALUE)
					|| metric.matches("(all|answer-type)\\..+" + SEEN) || metric.matches("answer\\..+" + VALUE);
		}
		List<String> measures = measures(task);
		return metric.matches("(" + String.join("|", measures) + "|macro)" + VALUE)
				|| metric.matches(measures.getFirst() + "\\..+" + VALUE) || (task == Task.NER && metric.equals("accuracy"));
	}

	/** The metrics in words. */
	static String metrics(Task task) {
		if (task == Task.QA) {
			return "all, answerable, unanswerable, french, best, all.KIND (such as all.who), answer-length.RANGE or passage-length.RANGE, "
					+ "followed by .exact or .f1; or no-answer, followed by .precision, .recall or .f1";
		}
		if (task == Task.VQA) {
			return "accuracy, consistency or iou; all.accuracy, all.KIND.accuracy (such as all.count.accuracy), "
					+ "answer-type.TYPE.accuracy, grounding.acc50; answer.ANSWER or macro, followed by .precision, .recall or .f1";
		}
		List<String> measures = measures(task);
		return String.join(", ", measures) + ", " + measures.getFirst() + ".TYPE or macro, followed by .precision, .recall or .f1"
				+ (task == Task.NER ? "; or accuracy" : "");
	}

	/** What results of the task measure, the main measure first. */
	private static List<String> measures(Task task) {
		return task == Task.NER ? List.of("strict", "exact", "partial", "type") : List.of("strict", "boundary", "entities");
	}
}
