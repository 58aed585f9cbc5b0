package org.lorgnette.metrics.chunk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Prints scores as conlleval.pl does, byte for byte: percentages with two digits, rounded as C rounds (half to even on the
 * exact binary value), names padded by their UTF-8 length. The untyped chunks' line has an empty name and, as in the script,
 * comes twice if both sides have such chunks.
 */
public final class ConllevalReport {

	private ConllevalReport() {
	}

	/** The default output: one line of counts, one of overall percentages (without tokens, none), one for each type. */
	public static String text(ChunkScores scores) {
		ChunkScore overall = scores.overall();
		StringBuilder text = new StringBuilder();
		text.append("processed ").append(scores.tokens()).append(" tokens with ").append(overall.gold())
				.append(" phrases; found: ").append(overall.predicted()).append(" phrases; correct: ")
				.append(overall.correct()).append(".\n");
		if (scores.tokens() > 0) {
			text.append("accuracy: ").append(number(percent(scores.correctTags(), scores.tokens()))).append("%; ");
			appendRatios(text, overall);
			text.append('\n');
		}
		for (Map.Entry<String, ChunkScore> entry : scores.types().entrySet()) {
			ChunkScore score = entry.getValue();
			for (int line = 0; line < lines(entry); line++) {
				text.append(" ".repeat(padding(entry.getKey(), 17))).append(entry.getKey()).append(": ");
				appendRatios(text, score);
				text.append("  ").append(score.predicted()).append('\n');
			}
		}
		return text.toString();
	}

	/** The rows of a LaTeX table, which the script prints with its option {@code -l}. */
	public static String latex(ChunkScores scores) {
		StringBuilder text = new StringBuilder("        & Precision &  Recall  & F$_{\\beta=1} \\\\\\hline");
		for (Map.Entry<String, ChunkScore> entry : scores.types().entrySet()) {
			for (int line = 0; line < lines(entry); line++) {
				text.append('\n').append(entry.getKey()).append(" ".repeat(padding(entry.getKey(), 7))).append(" &  ");
				appendCells(text, entry.getValue());
			}
		}
		text.append("\\hline\nOverall &  ");
		appendCells(text, scores.overall());
		return text.append("\\hline\n").toString();
	}

	private static int lines(Map.Entry<String, ChunkScore> entry) {
		ChunkScore score = entry.getValue();
		return entry.getKey().isEmpty() && score.gold() > 0 && score.predicted() > 0 ? 2 : 1;
	}

	private static int padding(String name, int width) {
		return Math.max(0, width - name.getBytes(StandardCharsets.UTF_8).length);
	}

	private static void appendRatios(StringBuilder text, ChunkScore score) {
		text.append("precision: ").append(number(precision(score))).append("%; recall: ").append(number(recall(score)))
				.append("%; FB1: ").append(number(f1(score)));
	}

	private static void appendCells(StringBuilder text, ChunkScore score) {
		text.append(number(precision(score))).append("\\% & ").append(number(recall(score))).append("\\% & ")
				.append(number(f1(score))).append(" \\\\");
	}

	private static double precision(ChunkScore score) {
		return percent(score.correct(), score.predicted());
	}

	private static double recall(ChunkScore score) {
		return percent(score.correct(), score.gold());
	}

	/** From percentages as the script does: from fractions the last binary digit may differ, and with it a rounded tie. */
	private static double f1(ChunkScore score) {
		double precision = precision(score);
		double recall = recall(score);
		return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
	}

	private static double percent(long part, long whole) {
		return whole == 0 ? 0 : 100.0 * part / whole;
	}

	/** {@code %6.2f} of C; Java's formatter rounds the shortest decimal half up instead. */
	private static String number(double value) {
		String digits = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
		return " ".repeat(Math.max(0, 6 - digits.length())) + digits;
	}
}
