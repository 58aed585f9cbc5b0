package org.lorgnette.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.RunTables;
import org.lorgnette.report.Table;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Texts;
import org.lorgnette.report.Words;

/** The whole page, section by section. */
public final class HtmlPage {

	/** In this order they make one script. */
	private static final List<String> SCRIPTS = List.of("page.js", "cases.js", "list.js", "detail.js", "browser.js");

	/** Counts stand in the table of all measures. */
	private static final int SCORES = 6;

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

	@FunctionalInterface
	private interface Body {
		void write(Html html) throws IOException;
	}

	private record Section(String id, Body body) {
	}

	/** Does not close the writer. */
	public void write(Writer out) throws IOException {
		Html html = new Html(out);
		String title = texts.get("report.title", result.experiment().name());
		List<Section> sections = sections();
		html.raw("<!DOCTYPE html>\n").open("html", "lang", texts.locale().getLanguage()).raw("\n<head>\n<meta charset=\"utf-8\">\n");
		html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
		// A second lock beside escaping: whatever text slipped through could load nothing.
		html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
				+ "script-src 'unsafe-inline'; img-src data:\">\n");
		html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Lorgnette\">\n");
		html.element("title", title).raw("<style>\n").raw(resource("page.css")).raw(resource("browser.css"))
				.raw("</style>\n</head>\n<body>\n");
		head(title, sections, html);
		html.raw("<main>\n");
		for (Section section : sections) {
			html.open("section", "id", section.id(), "aria-labelledby", "title-" + section.id());
			html.element("h2", texts.get("section." + section.id()), "id", "title-" + section.id());
			section.body().write(html);
			html.close("section");
		}
		html.raw("</main>\n<footer>").element("p", texts.get("page.footer", result.manifest().lorgnette())).raw("</footer>\n");
		html.raw("<script>\n(() => {\n\"use strict\";\n");
		for (String script : SCRIPTS) {
			html.raw(resource(script));
		}
		html.raw("})();\n</script>\n</body>\n</html>\n");
	}

	private void head(String title, List<Section> sections, Html html) throws IOException {
		html.open("header").open("div", "class", "bar");
		html.element("p", texts.get("report.kind", texts.get("task." + result.experiment().task().id())), "class", "kind");
		html.element("button", texts.get("page.theme"), "type", "button", "id", "theme", "hidden", "", "data-auto",
				texts.get("page.theme"), "data-light", texts.get("page.theme.light"), "data-dark", texts.get("page.theme.dark"))
				.raw("</div>");
		html.element("h1", title);
		html.element("p", new Words(texts).summary(result), "class", "summary");
		html.open("nav", "aria-label", texts.get("page.contents")).open("ul");
		for (Section section : sections) {
			html.open("li").element("a", texts.get("section." + section.id()), "href", "#" + section.id()).close("li");
		}
		html.close("ul").close("nav").close("header");
	}

	private List<Section> sections() {
		List<Section> sections = new ArrayList<>();
		sections.add(new Section("overall", this::overall));
		charts.types().ifPresent(chart -> sections.add(new Section("types", html -> {
			new HtmlChart(texts).write(chart, this::typeLink, html);
			HtmlTable.write(tables.types(), html);
		})));
		if (result.engines().stream().anyMatch(engine -> !engine.confusion().labels().isEmpty())) {
			sections.add(new Section("confusion", html -> new ConfusionTables(result, texts).write(html)));
		}
		if (!run.scores().isEmpty()) {
			sections.add(new Section("curves", this::curves));
		}
		if (!result.comparisons().isEmpty()) {
			sections.add(new Section("comparisons", this::comparisons));
		}
		sections.add(new Section("cases", html -> new CaseBrowser(result, texts).write(html)));
		addIfFilled(sections, "gates", run.gates());
		addIfFilled(sections, "left-out", run.leftOut());
		addIfFilled(sections, "failures", run.failures());
		sections.add(new Section("manifest", this::manifest));
		return sections;
	}

	private static void addIfFilled(List<Section> sections, String id, Table table) {
		if (!table.isEmpty()) {
			sections.add(new Section(id, html -> HtmlTable.write(table, html)));
		}
	}

	private void overall(Html html) throws IOException {
		HtmlTable.write(tables.overall().upTo(SCORES), html);
		html.element("p", texts.get("overall.help", texts.numbers().percent(result.experiment().comparison().level()),
				texts.get("unit.name." + result.experiment().comparison().unit().id())), "class", "note");
		if (!result.engines().isEmpty()) {
			html.open("details").element("summary", texts.get("overall.more"));
			new HtmlChart(texts).write(charts.measures(), (panel, series, category) -> "", html);
			HtmlTable.write(tables.measureTable(), html);
			html.close("details");
		}
	}

	/** Precision is a matter of predicted items, recall of gold ones, F1 of both. */
	private String typeLink(int panel, int series, int category) {
		String filter = List.of("predicted", "gold", "type").get(panel);
		return "engine=" + Html.component(result.engines().get(series).name()) + "&" + filter + "="
				+ Html.component(charts.shownTypes().get(category));
	}

	private void curves(Html html) throws IOException {
		html.element("p", texts.get("curves.help"), "class", "note").open("div", "class", "pair");
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

	private static String resource(String name) {
		try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("the bundle lacks its resource " + name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
