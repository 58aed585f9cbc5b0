package org.lorgnette.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.lorgnette.evaluation.EvaluationResult;

/** The comparison table for a terminal. Where it is narrow, the columns that matter least are left out. */
public final class ConsoleTable {

	private static final int SHORTEST_NAME = 8;
	/** A terminal has no room for the counts. */
	private static final int LEAST_IMPORTANT = 6;
	private static final String GAP = "  ";

	private ConsoleTable() {
	}

	/**
	 * Lines that end in a line feed, none wider than {@code width} cells, if a name and one number have room at all.
	 *
	 * @param width of the terminal in cells
	 */
	public static String format(EvaluationResult result, Locale locale, int width) {
		return format(new Tables(result, new Texts(locale)).overall().upTo(LEAST_IMPORTANT), width);
	}

	/** Likewise what small changes change; empty if that was not asked. */
	public static String robustness(EvaluationResult result, Locale locale, int width) {
		Table table = new Tables(result, new Texts(locale)).robustness();
		return table.isEmpty() ? "" : format(table.upTo(LEAST_IMPORTANT), width);
	}

	static String format(Table table, int width) {
		List<Integer> shown = new ArrayList<>(IntStream.range(0, table.columns().size()).boxed().toList());
		while (total(table, shown) > width && shown.size() > 1) {
			int least = shown.stream().max(Comparator.comparingInt((Integer column) -> table.columns().get(column).importance())
					.thenComparing(Comparator.naturalOrder())).orElseThrow();
			if (table.columns().get(least).importance() == 0) {
				break;
			}
			shown.remove((Integer) least);
		}
		int spare = Math.max(0, total(table, shown) - width);
		int nameWidth = Math.max(Math.min(SHORTEST_NAME, width(table, shown.getFirst())), width(table, shown.getFirst()) - spare);
		StringBuilder out = new StringBuilder();
		line(table.columns().stream().map(Table.Column::title).toList(), table, shown, nameWidth, out);
		out.append("\u2500".repeat(nameWidth + total(table, shown) - width(table, shown.getFirst()))).append('\n');
		for (List<Table.Cell> row : table.rows()) {
			line(IntStream.range(0, row.size()).mapToObj(column -> text(table, row, column)).toList(), table, shown, nameWidth, out);
		}
		return out.toString();
	}

	private static void line(List<String> cells, Table table, List<Integer> shown, int nameWidth, StringBuilder out) {
		StringBuilder line = new StringBuilder();
		for (int column : shown) {
			int width = column == shown.getFirst() ? nameWidth : width(table, column);
			String text = DisplayWidth.cut(cells.get(column), width);
			line.append(column == shown.getFirst() ? "" : GAP)
					.append(table.columns().get(column).numeric() ? DisplayWidth.padLeft(text, width) : DisplayWidth.padRight(text, width));
		}
		out.append(line.toString().stripTrailing()).append('\n');
	}

	private static int total(Table table, List<Integer> shown) {
		return shown.stream().mapToInt(column -> width(table, column)).sum() + GAP.length() * (shown.size() - 1);
	}

	private static int width(Table table, int column) {
		return Math.max(DisplayWidth.of(table.columns().get(column).title()),
				table.rows().stream().mapToInt(row -> DisplayWidth.of(text(table, row, column))).max().orElse(0));
	}

	/** Only the most important numbers have room for their intervals. Control characters in a name must not reach a terminal. */
	private static String text(Table table, List<Table.Cell> row, int column) {
		Table.Cell cell = row.get(column);
		boolean detailed = !cell.detail().isEmpty() && table.columns().get(column).importance() == 0;
		String text = detailed ? cell.text() + " " + cell.detail() : cell.text();
		return text.replaceAll("\\p{Cntrl}", " ");
	}
}
