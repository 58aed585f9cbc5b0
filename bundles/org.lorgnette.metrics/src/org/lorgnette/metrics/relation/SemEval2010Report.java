package org.lorgnette.metrics.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.lorgnette.metrics.python.PythonNumbers;

/**
 * The report that {@code semeval2010_task8_scorer-v1.2.pl} prints, character by character. Where the scorer stops with a
 * division by zero (no label proposed, or no relation but Other in the key) the number is written {@code undefined}.
 */
public final class SemEval2010Report {

	private final StringBuilder text = new StringBuilder();

	private SemEval2010Report() {
	}

	public static String render(SemEval2010 counts) {
		SemEval2010Report report = new SemEval2010Report();
		report.warnings(counts);
		report.evaluation("<<< (2*9+1)-WAY EVALUATION (USING DIRECTIONALITY)>>>:", counts.directed18());
		report.evaluation("<<< (9+1)-WAY EVALUATION IGNORING DIRECTIONALITY >>>:", counts.undirected());
		report.evaluation("<<< (9+1)-WAY EVALUATION TAKING DIRECTIONALITY INTO ACCOUNT -- OFFICIAL >>>:", counts.official());
		report.text.append("<<< The official score is (9+1)-way evaluation with directionality taken into account: "
				+ "macro-averaged F1 = ").append(counts.official().macro().map(macro -> fixed(macro.f1(), 0)).orElse("undefined"))
				.append("% >>>\n");
		return report.text.toString();
	}

	private void warnings(SemEval2010 counts) {
		counts.confusion().keySet().stream().filter(label -> !counts.key().containsKey(label))
				.sorted(SemEval2010Evaluation::compareLabels)
				.forEach(label -> print("!!!WARNING!!! The proposed file contains %d label(s) of type '%s', "
						+ "which is NOT present in the key file.\n\n",
						counts.confusion().get(label).values().stream().mapToLong(Long::longValue).sum(), name(label)));
	}

	private void evaluation(String title, SemEval2010Evaluation evaluation) {
		text.append(title).append("\n\n");
		matrix(evaluation);
		accuracies(evaluation);
		text.append("\nResults for the individual relations:\n");
		evaluation.types().forEach((label, result) -> type(evaluation, label, result));
		averages(evaluation);
	}

	private void matrix(SemEval2010Evaluation evaluation) {
		List<String> labels = new ArrayList<>(evaluation.key().keySet());
		evaluation.confusion().keySet().stream().filter(label -> !evaluation.key().containsKey(label))
				.sorted(SemEval2010Evaluation::compareLabels).forEach(labels::add);
		text.append("Confusion matrix:\n       ");
		labels.forEach(label -> print(" %4s", shortName(label, evaluation.key().containsKey(label))));
		String rule = "      +" + "-----".repeat(labels.size()) + "+";
		text.append(" <-- classified as\n").append(rule)
				.append(evaluation.wrongDirectionCounts() ? " -SUM- xDIRx skip  ACTUAL\n" : " -SUM- skip ACTUAL\n");
		evaluation.key().forEach((expected, gold) -> {
			print(" %4s |", shortName(expected, true));
			labels.forEach(proposed -> print("%4d ", evaluation.confused(proposed, expected)));
			long wrong = evaluation.wrongDirection().getOrDefault(expected, 0L);
			long skipped = evaluation.skipped(expected);
			sums("|", evaluation, gold - skipped - wrong, wrong, skipped, gold);
		});
		text.append(rule).append("\n -SUM- ");
		labels.forEach(label -> print("%4d ", evaluation.proposed(label)));
		long wrong = evaluation.wrongDirection().values().stream().mapToLong(Long::longValue).sum();
		sums(" ", evaluation, evaluation.proposedTotal() - wrong, wrong, evaluation.total() - evaluation.proposedTotal(),
				evaluation.total());
		text.append('\n');
	}

	private void sums(String before, SemEval2010Evaluation evaluation, long sum, long wrongDirection, long skipped, long gold) {
		if (evaluation.wrongDirectionCounts()) {
			print("%s %4d  %4d  %4d %6d\n", before, sum, wrongDirection, skipped, gold);
		} else {
			print("%s %4d %4d %4d\n", before, sum, skipped, gold);
		}
	}

	private void accuracies(SemEval2010Evaluation evaluation) {
		long correct = evaluation.correct();
		long total = evaluation.total();
		accuracy("Coverage", evaluation.proposedTotal(), total, evaluation.coverage());
		accuracy("Accuracy (calculated for the above confusion matrix)", correct, evaluation.proposedTotal(),
				evaluation.accuracy());
		accuracy("Accuracy (considering all skipped examples as Wrong)", correct, total, evaluation.accuracySkippedWrong());
		accuracy("Accuracy (considering all skipped examples as Other)", correct + evaluation.skipped(SemEval2010.OTHER), total,
				evaluation.accuracySkippedOther());
	}

	private void accuracy(String name, long part, long whole, OptionalDouble percent) {
		print("%s = %d/%d = %s%%\n", name, part, whole, percent.isPresent() ? fixed(percent.getAsDouble(), 5) : "undefined");
	}

	private void type(SemEval2010Evaluation evaluation, String label, SemEval2010Evaluation.Result result) {
		String proposed = evaluation.wrongDirectionCounts()
				? String.format(Locale.ROOT, "(%4d +%4d)", result.proposed(), result.wrongDirection())
				: String.format(Locale.ROOT, "%4d", result.proposed());
		print("%25s :    P = %4d/%s = %s%%     R = %4d/%4d = %s%%     F1 = %s%%\n", name(label), result.correct(), proposed,
				fixed(result.precision(), 6), result.correct(), result.gold(), fixed(result.recall(), 6), fixed(result.f1(), 6));
	}

	private void averages(SemEval2010Evaluation evaluation) {
		SemEval2010Evaluation.Result micro = evaluation.micro();
		print("\nMicro-averaged result (excluding Other):\nP = %4d/%4d = %s%%     R = %4d/%4d = %s%%     F1 = %s%%\n",
				micro.correct(), micro.proposed(), fixed(micro.precision(), 6), micro.correct(), micro.gold(),
				fixed(micro.recall(), 6), fixed(micro.f1(), 6));
		text.append("\nMACRO-averaged result (excluding Other):\n")
				.append(evaluation.macro()
						.map(macro -> "P = " + fixed(macro.precision(), 6) + "%\tR = " + fixed(macro.recall(), 6) + "%\tF1 = "
								+ fixed(macro.f1(), 6) + "%")
						.orElse("undefined"))
				.append("\n\n\n\n");
	}

	private static String name(String label) {
		return label.equals(SemEval2010.OTHER) ? "_Other" : label;
	}

	/** {@code C-E} for Cause-Effect, {@code C-E1} for Cause-Effect(e1,e2), {@code *CE1} if the key does not hold it. */
	private static String shortName(String label, boolean inKey) {
		if (label.equals(SemEval2010.OTHER)) {
			return "_O_";
		}
		char first = label.charAt(0);
		char second = label.charAt(label.indexOf('-') + 1);
		int arguments = label.indexOf("(e");
		String direction = arguments < 0 ? "" : label.substring(arguments + 2, arguments + 3);
		return (inKey ? first + "-" + second : "*" + first + second) + direction;
	}

	private static String fixed(double value, int width) {
		return " ".repeat(Math.max(0, width - PythonNumbers.fixed(value, 2).length())) + PythonNumbers.fixed(value, 2);
	}

	private void print(String format, Object... arguments) {
		text.append(String.format(Locale.ROOT, format, arguments));
	}
}
