package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.CaseNames;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.RunTables;
import org.lorgnette.report.StabilityTables;
import org.lorgnette.report.Table;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Texts;
import org.lorgnette.report.Words;

/** The whole page, section by section. */
public final class HtmlPage {

	/** In this order, after those of every page. */
	private static final List<String> SCRIPTS = List.of("cases.js", "list.js", "detail.js", "browser.js");

	/** Counts stand in the table of all measures. */
	private static final int SCORES = 6;
	/** The column of the table of small changes that says how much flipped. */
	private static final int FLIPPED = 2;

	private final EvaluationResult result;
	private final Texts texts;
	private final Tables tables;
	private final RunTables run;
	private final ReportCharts charts;

	public HtmlPage(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.tables = new Tables(result, texts);
		this.run = new RunTables(result, texts);
		this.charts = new ReportCharts(result, texts);
	}

	/** Does not close the writer. */
	public void write(Writer out) throws IOException {
		HtmlFrame frame = new HtmlFrame(texts, texts.get("report.title", result.experiment().name()),
				texts.get("report.kind", texts.get("task." + result.experiment().task().id())), new Words(texts).summary(result));
		frame.write(sections(), List.of("browser.css"), SCRIPTS, result.manifest().lorgnette(), out);
	}

	private List<HtmlFrame.Section> sections() {
		List<HtmlFrame.Section> sections = new ArrayList<>();
		sections.add(new HtmlFrame.Section("overall", this::overall));
		boolean answers = CaseNames.areAnswers(result);
		boolean pictures = result.engines().stream().anyMatch(engine -> engine.visual().isPresent());
		charts.types().ifPresent(chart -> sections.add(new HtmlFrame.Section(answers ? "kinds" : "types", html -> {
			new HtmlChart(texts).write(chart, this::typeLink, html);
			HtmlTable.write(tables.types(), html);
		})));
		if (!tables.breakdowns().isEmpty()) {
			sections.add(new HtmlFrame.Section(pictures ? "answers" : "lengths", this::breakdowns));
		}
		if (result.engines().stream().anyMatch(engine -> !engine.confusion().labels().isEmpty())) {
			sections.add(new HtmlFrame.Section(answers && !pictures ? "decisions" : "confusion",
					html -> new ConfusionTables(result, texts).write(html)));
		}
		if (!run.scores().isEmpty()) {
			sections.add(new HtmlFrame.Section(pictures ? "calibration" : "curves", this::curves));
		}
		if (!tables.grounding().isEmpty()) {
			sections.add(new HtmlFrame.Section("grounding", html -> {
				html.element("p", texts.get("grounding.help"), "class", "note");
				HtmlTable.write(tables.grounding(), html);
			}));
		}
		if (!tables.spending().isEmpty()) {
			sections.add(new HtmlFrame.Section("spending", html -> {
				html.element("p", texts.get("spending.help"), "class", "note");
				HtmlTable.write(tables.spending(), html);
			}));
		}
		charts.robustness().ifPresent(chart -> sections.add(new HtmlFrame.Section("robustness", html -> {
			html.element("p", texts.get(pictures ? "robustness.help" : "robustness.help.texts"), "class", "note");
			new HtmlChart(texts).write(chart, (panel, series, category) -> "", html);
			List<StabilityTables.Row> rows = new StabilityTables(result, texts).rows();
			HtmlTable.write(tables.robustness(), (row, column) -> column == FLIPPED ? flips(rows.get(row)) : "", html);
		})));
		if (!result.comparisons().isEmpty()) {
			sections.add(new HtmlFrame.Section("comparisons", this::comparisons));
		}
		if (!run.agreement().isEmpty()) {
			sections.add(new HtmlFrame.Section("agreement", html -> {
				html.element("p", texts.get(pictures ? "agreement.help.pictures" : "agreement.help.answers"), "class", "note");
				HtmlTable.write(run.agreement(), html);
			}));
		}
		sections.add(new HtmlFrame.Section("cases", html -> new CaseBrowser(result, texts).write(html)));
		addIfFilled(sections, "gates", run.gates());
		addIfFilled(sections, "absent", run.absent());
		addIfFilled(sections, "left-out", run.leftOut());
		addIfFilled(sections, "failures", run.failures());
		sections.add(new HtmlFrame.Section("manifest", this::manifest));
		return sections;
	}

	private static void addIfFilled(List<HtmlFrame.Section> sections, String id, Table table) {
		if (!table.isEmpty()) {
			sections.add(new HtmlFrame.Section(id, html -> HtmlTable.write(table, html)));
		}
	}

	/** Leads to the flips behind a share, if there are some. */
	private static String flips(StabilityTables.Row row) {
		boolean some = row.engine().stability().flips().stream().anyMatch(flip -> flip.change().equals(row.change()));
		return some ? "#engine=" + Html.component(row.engine().name()) + "&change=" + Html.component(row.change()) : "";
	}

	private void overall(Html html) throws IOException {
		HtmlTable.write(tables.overall().upTo(SCORES), html);
		html.element("p", texts.get("overall.help", texts.numbers().percent(result.experiment().comparison().level()),
				texts.get("unit.name." + result.experiment().comparison().unit().id())), "class", "note");
		if (!run.squad().isEmpty()) {
			answers(html);
		} else if (!tables.help().isEmpty()) {
			pictures(html);
		} else if (!result.engines().isEmpty()) {
			html.open("details").element("summary", texts.get("overall.more"));
			new HtmlChart(texts).write(charts.measures(), (panel, series, category) -> "", html);
			HtmlTable.write(tables.measureTable(), html);
			html.close("details");
		}
	}

	/** What the measures mean is not for everybody to know; the chart is small enough to be shown at once. */
	private void answers(Html html) throws IOException {
		boolean unanswerable = tables.measures().contains("unanswerable");
		html.element("p", texts.get(unanswerable ? "overall.help.unanswerable" : "overall.help.answers"), "class", "note");
		if (tables.measures().contains("french")) {
			html.element("p", texts.get("overall.help.french"), "class", "note");
		}
		new HtmlChart(texts).write(charts.measures(),
				(panel, series, category) -> measureLink(series, charts.shownMeasures().get(category)), html);
		HtmlTable.write(tables.measureTable(), html);
		html.open("details").element("summary", texts.get("overall.squad"));
		HtmlTable.write(run.squad(), html);
		html.close("details");
	}

	private void pictures(Html html) throws IOException {
		for (String help : tables.help()) {
			html.element("p", help, "class", "note");
		}
		html.open("details").element("summary", texts.get("overall.more"));
		HtmlTable.write(tables.measureTable(), html);
		html.close("details");
	}

	private String measureLink(int series, String measure) {
		String engine = "engine=" + Html.component(result.engines().get(series).name());
		return switch (measure) {
			case "answerable" -> engine + "&gold=" + Html.component(Case.ANSWER);
			case "unanswerable" -> engine + "&gold-none";
			default -> engine;
		};
	}

	private void breakdowns(Html html) throws IOException {
		html.element("p", texts.get(tables.help().isEmpty() ? "lengths.help" : "answers.help"), "class", "note");
		for (Table table : tables.breakdowns()) {
			var chart = charts.breakdown(table.id());
			if (chart.isPresent()) {
				new HtmlChart(texts).write(chart.get(), (panel, series, category) -> "", html);
			}
			html.open("details").element("summary", table.caption());
			HtmlTable.write(table, html);
			html.close("details");
		}
	}

	/** Precision is a matter of predicted items, recall of gold ones, F1 of both. */
	private String typeLink(int panel, int series, int category) {
		if (series >= result.engines().size()) {
			return "";
		}
		boolean answers = result.engines().get(series).isAnswering();
		String filter = answers ? "type" : List.of("predicted", "gold", "type").get(panel);
		return "engine=" + Html.component(result.engines().get(series).name()) + "&" + filter + "="
				+ Html.component(charts.shownTypes().get(category));
	}

	private void curves(Html html) throws IOException {
		String help = texts.get(!tables.help().isEmpty() ? "calibration.help" : run.squad().isEmpty() ? "curves.help" : "curves.help.answers");
		html.element("p", help, "class", "note").open("div", "class", "pair");
		HtmlChart writer = new HtmlChart(texts);
		var curves = charts.curves();
		if (curves.isPresent()) {
			writer.write(curves.get(), (panel, series, category) -> "", html);
		}
		var calibration = charts.calibration();
		if (calibration.isPresent()) {
			writer.write(calibration.get(), (panel, series, category) -> "", html);
		}
		html.raw("</div>\n");
		HtmlTable.write(run.scores(), html);
	}

	private void comparisons(Html html) throws IOException {
		Words words = new Words(texts);
		html.open("ul", "class", "words");
		for (PairedComparison comparison : result.comparisons()) {
			html.open("li", "class", Words.isSignificant(comparison) ? "shown" : "open");
			html.element("strong", words.statement(comparison));
			html.text(" (" + words.method(comparison, result.experiment().comparison().unit()) + ")").close("li");
		}
		html.close("ul");
		var differences = charts.differences();
		if (differences.isPresent()) {
			new HtmlChart(texts).write(differences.get(), (panel, series, category) -> "", html);
			html.element("p", texts.get("comparisons.help"), "class", "note");
		}
		HtmlTable.write(tables.comparisons(), html);
	}

	private void manifest(Html html) throws IOException {
		for (Table table : List.of(run.manifest(), run.engines(), run.timings(), run.problems())) {
			HtmlTable.write(table, html);
		}
		if (!result.experiment().source().isEmpty()) {
			html.open("details").element("summary", texts.get("manifest.source"));
			html.open("pre").element("code", result.experiment().source()).close("pre").close("details");
		}
	}
}
