package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.EvaluationResult;

/**
 * The tables as LaTeX, to be included in a paper; they need the package booktabs and an engine or {@code inputenc} that reads
 * UTF-8.
 */
public final class LatexReport {

	/** Counts and times do not belong in a paper's table of scores. */
	private static final int IMPORTANT = 4;

	private LatexReport() {
	}

	public static void write(EvaluationResult result, Path file, Locale locale) throws IOException {
		ReportFile.write(file, out -> write(result, out, locale));
	}

	/** Does not close the writer. */
	public static void write(EvaluationResult result, Writer out, Locale locale) throws IOException {
		Texts texts = new Texts(locale);
		Tables tables = new Tables(result, texts);
		RunTables run = new RunTables(result, texts);
		out.write("% " + texts.get("latex.needs").replace('\n', ' ') + "\n");
		List<Table> all = Stream.of(Stream.of(tables.overall(), tables.measureTable(), tables.types()), tables.breakdowns().stream(),
				Stream.of(tables.grounding(), tables.spending(), tables.robustness(), tables.comparisons(), run.scores(), run.agreement())).flatMap(shown -> shown).toList();
		for (Table table : all) {
			if (!table.isEmpty()) {
				table(table.upTo(IMPORTANT), out);
			}
		}
	}

	private static void table(Table table, Writer out) throws IOException {
		String layout = table.columns().stream().map(column -> column.numeric() ? "r" : "l").collect(Collectors.joining());
		out.write("\n\\begin{table}\n\\centering\n\\caption{" + escape(table.caption()) + "}\n\\label{tab:" + table.id() + "}\n");
		out.write("\\begin{tabular}{" + layout + "}\n\\toprule\n");
		row(table.columns().stream().map(column -> escape(column.title())).toList(), out);
		out.write("\\midrule\n");
		for (List<Table.Cell> cells : table.rows()) {
			row(cells.stream().map(LatexReport::cell).toList(), out);
		}
		out.write("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
	}

	private static void row(List<String> cells, Writer out) throws IOException {
		out.write(String.join(" & ", cells) + " \\\\\n");
	}

	private static String cell(Table.Cell cell) {
		String text = cell.value().isPresent() ? number(cell.text()) : escape(cell.text());
		String strong = cell.best() ? "\\textbf{" + text + "}" : text;
		return cell.detail().isEmpty() ? strong : strong + " {\\footnotesize " + number(cell.detail()) + "}";
	}

	/** In mathematics a comma is punctuation unless it is in braces. */
	private static String number(String text) {
		return escape(text).replace(",", "{,}").replace("{,} ", ", ");
	}

	/** Everything that TeX could read as its own. Brackets too: after a line's end they would be read as an option. */
	static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\\' -> escaped.append("\\textbackslash{}");
				case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').append(c);
				case '~' -> escaped.append("\\textasciitilde{}");
				case '^' -> escaped.append("\\textasciicircum{}");
				case '<' -> escaped.append("\\textless{}");
				case '>' -> escaped.append("\\textgreater{}");
				case '|' -> escaped.append("\\textbar{}");
				case '"' -> escaped.append("\\textquotedbl{}");
				case '`' -> escaped.append("\\textasciigrave{}");
				case '[', ']', '*' -> escaped.append('{').append(c).append('}');
				case '\u2212' -> escaped.append("$-$");
				case '\u2013' -> escaped.append("--");
				case '\u00a0' -> escaped.append('~');
				case '\u202f' -> escaped.append("\\,");
				case '\u2265' -> escaped.append("$\\geq$");
				case '\u2026' -> escaped.append("\\dots{}");
				case '\u0394' -> escaped.append("$\\Delta$");
				default -> escaped.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
			}
		}
		return escaped.toString();
	}
}
