package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.report.Table.Cell;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.ReliabilityChart;
import org.lorgnette.report.chart.jfree.Hit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reports on answers to questions. */
class AnswersReportTest {

	private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

	@TempDir
	private Path folder;

	private final EvaluationResult result = SampleAnswers.result();

	private static Cell cell(Table table, int row, String title) {
		List<String> titles = table.columns().stream().map(Table.Column::title).toList();
		return table.rows().get(row).get(titles.indexOf(title));
	}

	@Test
	void theSampleHasEveryKindOfCase() {
		for (EngineResult engine : result.engines()) {
			CaseNames.kinds(result).forEach(kind -> assertTrue(engine.cases().get(kind) > 0, engine.name() + " " + kind));
			assertEquals(0L, engine.cases().get(Outcome.Kind.TYPE));
		}
	}

	/** Of 240 questions 80 have no answer. */
	@Test
	void answeringNothingStandsBesideTheEngines() {
		Table overall = new Tables(result, ENGLISH).overall();
		assertEquals(List.of("lexical-qa", "neural-qa", "answering nothing"),
				overall.rows().stream().map(row -> row.getFirst().text()).toList());
		assertEquals("0.333", cell(overall, 2, "Exact match").text());
		assertEquals("0.333", cell(overall, 2, "F1").text());
		assertEquals("1.000", cell(overall, 2, "F1 unanswerable").text());
		assertFalse(cell(overall, 2, "F1 unanswerable").best(), "silence is no engine");
		EngineResult best = result.engines().get(1);
		assertEquals(best.overall().get("all").exact().value(), cell(overall, 1, "Exact match").value());
		assertTrue(cell(overall, 1, "F1").detail().matches("\\[0\\.\\d+, 0\\.\\d+]"), cell(overall, 1, "F1").detail());
		String english = new Words(ENGLISH).summary(result);
		assertTrue(english.contains("Measured on 240 questions in 80 paragraphs. Answering nothing would reach 0.333."), english);
		String french = new Words(new Texts(Locale.FRENCH)).summary(result);
		assertTrue(french.contains("240 questions") && french.contains("Ne rien r\u00e9pondre atteindrait 0,333."), french);
		assertTrue(french.contains("80 paragraphes"), french);
	}

	@Test
	void whereEveryQuestionHasAnAnswerNothingIsSaidOfSilence() {
		EvaluationResult answerable = SampleAnswers.answerable();
		assertEquals(1, new Tables(answerable, ENGLISH).overall().rows().size());
		assertEquals(List.of("all", "french"), new Tables(answerable, ENGLISH).measures());
		assertFalse(new Words(ENGLISH).summary(answerable).contains("nothing"));
		assertTrue(new RunTables(answerable, ENGLISH).scores().isEmpty());
		assertTrue(new ReportCharts(answerable, ENGLISH).curves().isEmpty());
	}

	@Test
	void jsonHasTheOfficialNumbersToTheLastDigit() throws IOException {
		StringWriter out = new StringWriter();
		JsonReport.write(result, out);
		JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
		for (int i = 0; i < 2; i++) {
			JsonObject written = json.getAsJsonArray("engines").get(i).getAsJsonObject();
			EngineResult engine = result.engines().get(i);
			Map<String, Number> official = engine.answering().orElseThrow().squad().values();
			JsonObject squad = written.getAsJsonObject("squad");
			assertEquals(List.copyOf(official.keySet()), List.copyOf(squad.keySet()));
			official.forEach((key, value) -> assertEquals(value.toString(), squad.get(key).getAsString(), key));
			assertEquals(100 / 3.0, written.getAsJsonObject("answeringNothing").get("exact").getAsDouble());
			for (Map.Entry<String, Score> type : engine.types().entrySet()) {
				JsonObject of = written.getAsJsonObject("types").getAsJsonObject(type.getKey());
				assertEquals(type.getValue().counts().gold(), of.get("questions").getAsLong());
				assertEquals(type.getValue().f1().value().orElseThrow(), of.get("f1").getAsDouble());
				assertEquals(type.getValue().exact().interval().orElseThrow().low(),
						of.getAsJsonArray("exactInterval").get(0).getAsDouble());
				assertFalse(of.has("precision"));
			}
			assertEquals(List.of("correct", "wrong", "partly-right", "missed", "answered-unanswerable").stream().sorted().toList(),
					written.getAsJsonObject("cases").keySet().stream().sorted().toList());
			assertFalse(written.has("macro"));
			assertTrue(written.getAsJsonObject("breakdowns").has("answer-length"));
		}
		assertEquals(3, json.getAsJsonArray("agreement").size());
		StringWriter again = new StringWriter();
		JsonReport.write(SampleAnswers.result(), again);
		assertEquals(out.toString(), again.toString());
	}

	@Test
	void everyFormatIsWritten() throws Exception {
		for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
			for (EvaluationResult shown : List.of(result, SampleAnswers.answerable(), SampleAnswers.hostile())) {
				Path target = folder.resolve(locale + "-" + shown.experiment().name());
				Reports.write(shown, target, locale);
				DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(target.resolve("junit.xml").toFile());
			}
		}
		List<String> files = ReportsTest.files(folder.resolve("en-questions-en-fr"));
		for (String file : List.of("charts/types.svg", "charts/measures.pdf", "charts/answer-length.png", "charts/passage-length.svg",
				"charts/precision-recall.svg", "charts/calibration.svg", "csv/breakdowns.csv", "csv/squad.csv", "csv/agreement.csv")) {
			assertTrue(files.contains(file), file + " in " + files);
		}
		Path target = folder.resolve("en-questions-en-fr");
		String squad = Files.readString(target.resolve("csv/squad.csv"));
		Number best = result.engines().get(1).answering().orElseThrow().squad().values().get("best_f1");
		assertTrue(squad.contains("neural-qa,best_f1," + best), squad);
		List<String> cases = Files.readAllLines(target.resolve("csv/cases.csv"));
		assertTrue(cases.getFirst().endsWith(",context-offset,question-id,question,question-kind,f1"), cases.getFirst());
		assertTrue(cases.stream().anyMatch(line -> line.contains(",answered-unanswerable,,,,answer,London,35-41,")), cases.get(4));
		String markdown = Files.readString(target.resolve("report.md"));
		assertTrue(markdown.contains("## Kinds of questions") && markdown.contains("| answering nothing |"), markdown.substring(0, 2000));
		assertTrue(Files.readString(folder.resolve("fr-questions-en-fr/report.md")).contains("## Genres de questions"));
		String latex = Files.readString(target.resolve("tables.tex"));
		assertTrue(latex.contains("\\label{tab:answer-length}") && latex.contains("\\label{tab:agreement}"));
		assertEquals(latex.split("\\\\begin\\{tabular}", -1).length, latex.split("\\\\end\\{tabular}", -1).length);
		assertFalse(Files.readString(folder.resolve("en-questions/report.html")).contains("<script>alert"));
	}

	private long count(Optional<CaseQuery> query) {
		return result.cases().stream().filter(query.orElseThrow()).count();
	}

	@Test
	void everyCountOfTheTablesLeadsToAsManyCases() {
		CaseLinks links = new CaseLinks(result, ENGLISH);
		Tables tables = new Tables(result, ENGLISH);
		int counted = 0;
		for (Table table : List.of(tables.overall(), tables.measureTable(), tables.types())) {
			for (int row = 0; row < table.rows().size(); row++) {
				for (int column = 0; column < table.columns().size(); column++) {
					Optional<CaseQuery> query = links.cell(table, row, column);
					boolean french = table.rows().get(row).getFirst().text().equals("French-normalised");
					if (query.isPresent() && !french && List.of("Questions", "Correct").contains(table.columns().get(column).title())) {
						assertEquals(table.rows().get(row).get(column).value().getAsDouble(), count(query),
								table.id() + " " + table.rows().get(row) + " " + column);
						counted++;
					}
				}
			}
		}
		assertTrue(counted > 30, counted + " cells lead to cases");
		assertTrue(links.cell(tables.overall(), 2, 2).isEmpty(), "answering nothing has no cases");
	}

	@Test
	void barsBinsAndMatrixLeadToTheQuestionsTheyCount() {
		CaseLinks links = new CaseLinks(result, ENGLISH);
		ReportCharts charts = new ReportCharts(result, ENGLISH);
		BarChart kinds = charts.types().orElseThrow();
		assertEquals(List.of("Exact match", "F1"), kinds.panels().stream().map(BarChart.Panel::name).toList());
		int why = charts.shownTypes().indexOf("why");
		assertEquals(40, count(links.typeBar(kinds, hit(1, 0, why))));
		assertEquals(List.of("all", "answerable", "unanswerable", "french"), charts.shownMeasures());
		assertEquals(80, count(links.measureBar(charts.measures(), hit(0, 1, 2))));
		for (EngineResult engine : result.engines()) {
			HeatMap matrix = charts.confusion(engine);
			assertEquals(List.of("answer", "no answer"), matrix.rows());
			for (int row = 0; row < 2; row++) {
				for (int column = 0; column < 2; column++) {
					long counted = matrix.counts().get(row).get(column);
					Optional<CaseQuery> query = links.matrixCell(engine, matrix, hit(0, row, column));
					assertEquals(counted, query.isEmpty() ? 0 : count(query), row + " " + column);
				}
			}
		}
		ReliabilityChart calibration = charts.calibration().orElseThrow();
		for (int line = 0; line < 2; line++) {
			for (int bin = 0; bin < calibration.lines().get(line).bins().size(); bin++) {
				assertEquals(calibration.lines().get(line).bins().get(bin).count(), count(links.bin(calibration, hit(0, line, bin))));
			}
		}
	}

	private static Hit hit(int panel, int series, int category) {
		return new Hit(new Rectangle2D.Double(), panel, series, category);
	}

	@Test
	void bothLanguagesHaveTheSameWords() throws IOException {
		for (String key : List.of("section.kinds", "section.lengths", "section.decisions", "section.agreement", "kind.partly-right",
				"answers.nothing", "summary.nothing")) {
			assertFalse(ENGLISH.get(key, "x").equals(new Texts(Locale.FRENCH).get(key, "x")), key);
		}
		for (String unit : List.of("paragraph", "question")) {
			assertTrue(Stream.of(ENGLISH, new Texts(Locale.FRENCH)).noneMatch(texts -> texts.count("unit." + unit, 2).isBlank()));
		}
	}

	/** The browser may still be writing to its profile while it ends. */
	@Test
	void thePageShowsQuestionsAndTheirAnswers(@TempDir(cleanup = CleanupMode.NEVER) Path kept) throws Exception {
		Optional<Path> program = Browser.find();
		assumeTrue(program.isPresent(), "no Chromium is installed; install the package chromium to run this test");
		try (Browser browser = Browser.start(program.get(), Files.createDirectory(kept.resolve("profile")))) {
			Path file = kept.resolve("report.html");
			HtmlReport.write(result, file, Locale.ENGLISH);
			browser.open(file.toUri().toString());
			browser.waitFor("!document.getElementById('browser').hidden");
			assertCount(browser, one -> true);

			browser.choose("select[name=type]", "why");
			assertCount(browser, one -> one.asked().orElseThrow().kind().equals("why"));
			browser.click("input[value=answered-unanswerable]");
			assertCount(browser, one -> one.asked().orElseThrow().kind().equals("why") && one.kind() == Outcome.Kind.SPURIOUS);
			assertEquals("Why did she write?", browser.text("document.querySelector('#case .question').textContent"));
			assertEquals("no answer", browser.text("document.querySelector('#case .nothing').textContent"));

			browser.click("#case-filters button[type=reset]");
			browser.click(".confusion a[href='#engine=lexical-qa&gold-none&predicted-none']");
			browser.waitFor("location.hash.includes('case=')");
			assertCount(browser, one -> one.engine().equals("lexical-qa") && one.gold().isEmpty() && one.predicted().isEmpty());

			browser.click("#case-filters button[type=reset]");
			browser.click("input[value=partly-right]");
			browser.click("input[name=text]");
			browser.type("GENÈVE");
			assertCount(browser, one -> one.kind() == Outcome.Kind.BOUNDARY && (one.asked().orElseThrow().predicted().contains("Genève")
					|| one.asked().orElseThrow().gold().toString().contains("Genève")));
			assertEquals("Ada Lovelace", browser.text("document.querySelector('#case .mark.gold').firstChild.textContent"));
			assertEquals(List.of(), browser.complaints());
		}
	}

	private void assertCount(Browser browser, Predicate<Case> filter) throws Exception {
		long expected = result.cases().stream().filter(filter).count();
		assertTrue(expected > 0);
		assertEquals(expected + " of " + result.cases().size() + " cases", browser.text("document.getElementById('case-count').textContent"));
	}
}
