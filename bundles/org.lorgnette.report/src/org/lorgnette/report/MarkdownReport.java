package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.chart.HeatMap;

/** The report as Markdown with pipe tables, as code hosts and notebooks show it. */
public final class MarkdownReport {

	/** Errors shown; all of them are in the page and in {@code cases.csv}. */
	private static final int MOST_CASES = 100;

	private final EvaluationResult result;
	private final Texts texts;
	private final Writer out;

	private MarkdownReport(EvaluationResult result, Texts texts, Writer out) {
		this.result = result;
		this.texts = texts;
		this.out = out;
	}

	public static void write(EvaluationResult result, Path file, Locale locale) throws IOException {
		ReportFile.write(file, out -> write(result, out, locale));
	}

	/** Does not close the writer. */
	public static void write(EvaluationResult result, Writer out, Locale locale) throws IOException {
		new MarkdownReport(result, new Texts(locale), out).report();
	}

	private void report() throws IOException {
		Tables tables = new Tables(result, texts);
		RunTables run = new RunTables(result, texts);
		line("# " + escape(texts.get("report.title", result.experiment().name())));
		line(escape(new Words(texts).summary(result)));
		section("section.overall", tables.overall(), tables.measureTable());
		for (String help : tables.help()) {
			line(escape(help));
		}
		section(CaseNames.areAnswers(result) ? "section.kinds" : "section.types", tables.types());
		section(PictureTables.fit(result) ? "section.answers" : "section.lengths", tables.breakdowns().toArray(Table[]::new));
		confusions();
		section(PictureTables.fit(result) ? "section.calibration" : "section.curves", run.scores(), run.squad());
		section("section.grounding", tables.grounding());
		section("section.spending", tables.spending());
		StabilityTables stability = new StabilityTables(result, texts);
		section("section.robustness", tables.robustness(), stability.flipTable());
		comparisons(tables);
		section("section.agreement", run.agreement());
		cases();
		section("section.gates", run.gates());
		section("section.absent", run.absent());
		section("section.left-out", run.leftOut());
		section("section.failures", run.failures());
		section("section.manifest", run.manifest(), run.engines(), run.timings(), run.problems());
	}

	private void section(String title, Table... tables) throws IOException {
		List<Table> shown = List.of(tables).stream().filter(table -> !table.isEmpty()).toList();
		if (!shown.isEmpty()) {
			line("## " + texts.get(title));
			for (Table table : shown) {
				table(table);
			}
		}
	}

	private void confusions() throws IOException {
		ReportCharts charts = new ReportCharts(result, texts);
		List<EngineResult> engines = result.engines().stream().filter(engine -> !engine.confusion().labels().isEmpty()).toList();
		if (engines.isEmpty()) {
			return;
		}
		boolean answers = AnswerTables.fit(result);
		line("## " + texts.get(answers ? "section.decisions" : "section.confusion"));
		line(escape(texts.get(PictureTables.fit(result) ? "confusion.help.pictures" : answers ? "decisions.help" : "confusion.help")));
		for (EngineResult engine : engines) {
			HeatMap matrix = charts.confusion(engine);
			List<Table.Column> columns = new ArrayList<>(List.of(new Table.Column(matrix.rowLabel() + " \\ " + matrix.columnLabel(),
					false, 0)));
			matrix.columns().forEach(label -> columns.add(new Table.Column(label, true, 0)));
			List<List<Table.Cell>> rows = new ArrayList<>();
			for (int row = 0; row < matrix.rows().size(); row++) {
				List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(matrix.rows().get(row))));
				matrix.counts().get(row).forEach(count -> cells.add(Table.Cell.of(texts.numbers().count(count), count)));
				rows.add(cells);
			}
			table(new Table("confusion", matrix.title(), columns, rows));
		}
	}

	private void comparisons(Tables tables) throws IOException {
		if (result.comparisons().isEmpty()) {
			return;
		}
		line("## " + texts.get("section.comparisons"));
		Words words = new Words(texts);
		for (PairedComparison comparison : result.comparisons()) {
			out.write("* " + escape(words.comparison(comparison, result.experiment().comparison().unit())) + "\n");
		}
		line("");
		table(tables.comparisons());
	}

	private void cases() throws IOException {
		List<Case> errors = result.cases().stream().filter(shown -> shown.kind() != Outcome.Kind.CORRECT).toList();
		if (errors.isEmpty()) {
			return;
		}
		line("## " + texts.get("section.cases"));
		line(escape(texts.get("cases.first", texts.numbers().count(Math.min(errors.size(), MOST_CASES)),
				texts.numbers().count(errors.size()))));
		List<Table.Column> columns = (CaseNames.areAnswers(result)
				? List.of("column.engine", "column.kind", "column.question", "confusion.gold", "confusion.predicted", "column.document")
				: List.of("column.engine", "column.kind", "confusion.gold", "confusion.predicted", "column.context", "column.document",
						"column.evidence")).stream().map(key -> new Table.Column(texts.get(key), false, 0)).toList();
		table(new Table("cases", "", columns, errors.stream().limit(MOST_CASES).map(this::row).toList()));
	}

	/** A passage has no room in a table: the page shows it. */
	private List<Table.Cell> row(Case shown) {
		if (shown.asked().isPresent()) {
			return Stream.of(shown.engine(), texts.get("kind." + CaseNames.id(shown)), shown.asked().get().text(),
					answer(CaseNames.gold(shown)), answer(CaseNames.predicted(shown)), shown.instance()).map(Table.Cell::of).toList();
		}
		return List.of(shown.engine(), texts.get("kind." + CaseNames.id(shown.kind())), item(shown, shown.gold()),
				item(shown, shown.predicted()), shown.context(), shown.instance(), String.join("; ", shown.evidence())).stream()
				.map(Table.Cell::of).toList();
	}

	private static String answer(String text) {
		return text.isEmpty() ? Tables.DASH : text;
	}

	private static String item(Case shown, Optional<Case.Item> item) {
		return item.map(found -> found.type() + " (" + CaseNames.words(found, shown.context()) + ")").orElse(Tables.DASH);
	}

	private void table(Table table) throws IOException {
		if (!table.caption().isEmpty()) {
			line("**" + escape(table.caption()) + "**");
		}
		out.write(row(table.columns().stream().map(column -> escape(column.title())).toList()));
		out.write(row(table.columns().stream().map(column -> column.numeric() ? "---:" : "---").toList()));
		for (List<Table.Cell> cells : table.rows()) {
			out.write(row(cells.stream().map(MarkdownReport::cell).toList()));
		}
		line("");
	}

	private static String row(List<String> cells) {
		return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
	}

	private static String cell(Table.Cell cell) {
		String text = escape(cell.text());
		String strong = cell.best() ? "**" + text + "**" : text;
		return cell.detail().isEmpty() ? strong : strong + " " + escape(cell.detail());
	}

	/** A line, and an empty one after it. */
	private void line(String text) throws IOException {
		out.write(text.isEmpty() ? "\n" : text + "\n\n");
	}

	/** Everything that Markdown could read as its own, line breaks within a text included. */
	static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '&' -> escaped.append("&amp;");
				case '\n', '\r', '\t', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> escaped.append(' ');
				case '\\', '`', '*', '_', '[', ']', '#', '|', '~', '$', '{', '}' -> escaped.append('\\').append(c);
				default -> escaped.append(c < ' ' || c == 0x7f ? '\uFFFD' : c);
			}
		}
		return escaped.toString();
	}
}
