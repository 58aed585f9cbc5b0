package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.ReliabilityChart;
import org.lorgnette.report.chart.jfree.Hit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reports on answers to questions about pictures. */
class PicturesReportTest {

	private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

	@TempDir
	private Path folder;

	private EvaluationResult result;

	@BeforeEach
	void evaluate() throws IOException {
		result = SamplePictures.result(folder);
	}

	private static Table.Cell cell(Table table, int row, String title) {
		return table.rows().get(row).get(table.columns().stream().map(Table.Column::title).toList().indexOf(title));
	}

	@Test
	void whatSeesNoPictureStandsBelowTheEngines() {
		Table overall = new Tables(result, ENGLISH).overall();
		assertEquals(List.of("rules", "net", "majority answer (no picture)", "question only (no picture)"),
				overall.rows().stream().map(row -> row.getFirst().text()).toList());
		for (int row = 0; row < 2; row++) {
			EngineResult engine = result.engines().get(row);
			assertEquals(engine.overall().get("all").accuracy().value(), cell(overall, row, "Accuracy").value());
			assertEquals(engine.overall().get("consistency").accuracy().value(), cell(overall, row, "Consistency").value());
			assertEquals(row == 0 ? .5 : 1, cell(overall, row, "IoU").value().getAsDouble());
		}
		// Of 90 questions 30 are red; words tell these and half of yes or no. A number is the same in pictures of one part only.
		assertEquals(30 / 90.0, cell(overall, 2, "Accuracy").value().getAsDouble());
		assertEquals((30 + 15) / 90.0, cell(overall, 3, "Accuracy").value().getAsDouble());
		assertFalse(cell(overall, 3, "Accuracy").best());
		String english = new Words(ENGLISH).summary(result);
		assertTrue(english.contains("net has the highest accuracy: ") && english.contains("Measured on 90 questions in 30 pictures. "
				+ "Without a look at pictures: majority answer (no picture) 0.333 and question only (no picture) 0.500."), english);
		assertTrue(english.contains("Engines failed on 1 question, which counts as answered wrongly."), english);
		String french = new Words(new Texts(Locale.FRENCH)).summary(result);
		assertTrue(french.contains("exactitude") && french.contains("30 images"), french);
		List<String> help = new Tables(result, ENGLISH).help();
		assertTrue(help.getLast().contains("made from the 90 questions measured here (3 wordings), in five parts"), help.getLast());
	}

	@Test
	void jsonHasEverythingInFull() throws IOException {
		StringWriter out = new StringWriter();
		JsonReport.write(result, out);
		JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
		for (int i = 0; i < 2; i++) {
			EngineResult engine = result.engines().get(i);
			JsonObject written = json.getAsJsonArray("engines").get(i).getAsJsonObject();
			assertEquals(engine.main().value().orElseThrow(), written.getAsJsonObject("measures").getAsJsonObject("all").get("accuracy").getAsDouble());
			assertEquals(engine.macro().f1(), written.getAsJsonObject("macro").get("f1").getAsDouble());
			assertEquals(engine.types().get("count").accuracy().interval().orElseThrow().low(), written.getAsJsonObject("types")
					.getAsJsonObject("count").getAsJsonArray("accuracyInterval").get(0).getAsDouble());
			assertEquals(30 / 90.0, written.getAsJsonObject("baselines").getAsJsonObject("majority").getAsJsonObject("measures").getAsJsonObject("all")
					.get("accuracy").getAsDouble());
			assertTrue(written.getAsJsonObject("baselinesFit").get("itself").getAsBoolean());
			Score noise = engine.stability().changes().get("noise").score();
			assertEquals(noise.value(Score.FLIPPED).value().orElseThrow(),
					written.getAsJsonObject("robustness").getAsJsonObject("noise").get("flipped").getAsDouble());
			assertEquals(List.of("correct", "missed", "partly-right", "wrong").stream().sorted().toList(),
					written.getAsJsonObject("cases").keySet().stream().sorted().toList());
		}
		JsonReport.write(SamplePictures.result(folder), out);
		assertEquals(out.toString().substring(0, out.toString().length() / 2), out.toString().substring(out.toString().length() / 2), "same again");
		Files.writeString(folder.resolve("scores.json"), out.toString().substring(0, out.toString().length() / 2));
	}

	@Test
	void everyFormatIsWritten() throws Exception {
		for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
			Reports.write(result, folder.resolve("run-" + locale), locale);
			Reports.write(SamplePictures.hostile(folder), folder.resolve("hostile-" + locale), locale);
		}
		Path run = folder.resolve("run-en");
		for (String file : List.of("charts/types.svg", "charts/answer.png", "charts/answer-type.svg", "charts/robustness.pdf",
				"charts/calibration.svg", "csv/breakdowns.csv", "csv/baselines.csv", "csv/robustness.csv", "csv/agreement.csv", "tables.tex",
				"junit.xml")) {
			assertTrue(Files.size(run.resolve(file)) > 0, file);
		}
		List<String> baselines = Files.readAllLines(run.resolve("csv/baselines.csv"));
		assertTrue(baselines.get(1).startsWith("majority,all,,90,90,30,30.0," + 30 / 90.0 + ","), baselines.get(1));
		List<String> cases = Files.readAllLines(run.resolve("csv/cases.csv"));
		assertTrue(cases.getFirst().endsWith(",question-id,question,question-kind,accuracy,pictures"), cases.getFirst());
		assertTrue(cases.get(1).endsWith(",0.0,is there a cat?,existence,0.0,0.png"), cases.get(1));
		String markdown = Files.readString(run.resolve("report.md"));
		for (String part : List.of("## Kinds of questions", "## Answers", "## Confusion matrices", "## Calibration", "## Robustness",
				"| counting | question only (no picture) |", "Scores by answer")) {
			assertTrue(markdown.contains(part), part);
		}
		String french = Files.readString(folder.resolve("run-fr/report.md"));
		assertTrue(french.contains("## Robustesse") && french.contains("| d\u00E9nombrement |"), french.substring(0, 3000));
		String latex = Files.readString(run.resolve("tables.tex"));
		assertTrue(latex.contains("\\label{tab:robustness}") && latex.contains("\\label{tab:answer}"));
		assertFalse(Files.readString(folder.resolve("hostile-en/report.html")).contains("<script>alert"));
	}

	/** Pictures that are there stand in the page, small, whole and the right ones. */
	@Test
	void thePageShowsThePictures() throws IOException {
		Reports.write(result, folder.resolve("run"), Locale.ENGLISH, Set.of(Reports.Kind.HTML));
		String page = Files.readString(folder.resolve("run/report.html"));
		assertTrue(page.contains("Pictures stand beside the questions for 29 of 30 pictures"), "one is not there");
		int from = page.indexOf("id=\"case-data\">") + "id=\"case-data\">".length();
		JsonObject data = JsonParser.parseString(page.substring(from, page.indexOf("</script>", from))).getAsJsonObject();
		JsonArray names = data.getAsJsonArray("pictures");
		JsonArray thumbnails = data.getAsJsonArray("thumbnails");
		assertEquals(30, names.size());
		assertEquals(30, thumbnails.size());
		for (int i = 0; i < 30; i++) {
			String address = thumbnails.get(i).getAsString();
			if (names.get(i).getAsString().equals("29.png")) {
				assertEquals("", address);
				continue;
			}
			assertTrue(address.startsWith("data:image/png;base64,"), address);
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1))));
			BufferedImage original = ImageIO.read(folder.resolve(names.get(i).getAsString()).toFile());
			assertEquals(Math.min(200, original.getHeight()), image.getHeight());
			if (original.getHeight() == 12) {
				assertEquals(original.getRGB(5, 3), image.getRGB(5, 3));
			}
		}
		JsonArray seen = data.getAsJsonArray("cases").get(0).getAsJsonArray().get(9).getAsJsonArray().get(6).getAsJsonArray();
		assertEquals("0.png", names.get(seen.get(0).getAsJsonArray().get(0).getAsInt()).getAsString());
		assertEquals(2, seen.get(2).getAsJsonArray().size(), "both engines' answers");
	}

	private long count(Optional<CaseQuery> query) {
		return result.cases().stream().filter(query.orElseThrow()).count();
	}

	@Test
	void everyCountLeadsToAsManyCases() {
		CaseLinks links = new CaseLinks(result, ENGLISH);
		Tables tables = new Tables(result, ENGLISH);
		Table answers = tables.breakdowns().stream().filter(table -> table.id().equals(VisualAnswering.ANSWER)).findFirst().orElseThrow();
		int counted = 0;
		for (Table table : List.of(tables.overall(), tables.types(), answers)) {
			for (int row = 0; row < table.rows().size(); row++) {
				for (int column = 0; column < table.columns().size(); column++) {
					Optional<CaseQuery> query = links.cell(table, row, column);
					String title = table.columns().get(column).title();
					if (query.isPresent() && List.of("Questions", "Gold", "Predicted", "Correct").contains(title)) {
						assertEquals(table.rows().get(row).get(column).value().getAsDouble(), count(query),
								table.id() + " " + table.rows().get(row) + " " + title);
						counted++;
					}
				}
			}
		}
		assertTrue(counted > 100, counted + " cells lead to cases");
		assertTrue(links.cell(tables.overall(), 2, 2).isEmpty(), "what is no engine has no cases");
		ReportCharts charts = new ReportCharts(result, ENGLISH);
		BarChart kinds = charts.types().orElseThrow();
		assertEquals(List.of("rules", "net", "majority answer (no picture)", "question only (no picture)"), kinds.series());
		assertEquals(30, count(links.typeBar(kinds, hit(0, 1, 0))));
		assertTrue(links.typeBar(kinds, hit(0, 2, 0)).isEmpty());
		for (EngineResult engine : result.engines()) {
			HeatMap matrix = charts.confusion(engine);
			assertEquals(21, matrix.rows().size(), "the gold never lacks an answer");
			for (int row = 0; row < matrix.rows().size(); row++) {
				for (int column = 0; column < matrix.columns().size(); column++) {
					Optional<CaseQuery> query = links.matrixCell(engine, matrix, hit(0, row, column));
					boolean mixed = row == 20 || matrix.columns().get(column).equals(ConfusionMatrix.OTHERS);
					assertEquals(mixed ? 0 : matrix.counts().get(row).get(column), query.isEmpty() ? 0 : count(query), row + " " + column);
				}
			}
		}
		ReliabilityChart calibration = charts.calibration().orElseThrow();
		for (int line = 0; line < 2; line++) {
			for (int bin = 0; bin < calibration.lines().get(line).bins().size(); bin++) {
				assertEquals(calibration.lines().get(line).bins().get(bin).count(), count(links.bin(calibration, hit(0, line, bin)).map(query -> query
						.withPredicted(CaseQuery.Side.SOME))));
			}
		}
	}

	@Test
	void theBrowserShowsPictureAndAnswersOfTheCaseChosen(@TempDir(cleanup = CleanupMode.NEVER) Path kept) throws Exception {
		Optional<Path> program = Browser.find();
		assumeTrue(program.isPresent(), "no Chromium is installed; install the package chromium to run this test");
		try (Browser browser = Browser.start(program.get(), Files.createDirectory(kept.resolve("profile")))) {
			Path file = kept.resolve("report.html");
			HtmlReport.write(result, file, Locale.ENGLISH);
			browser.open(file.toUri().toString());
			browser.waitFor("!document.getElementById('browser').hidden");
			assertEquals("180 of 180 cases", browser.text("document.getElementById('case-count').textContent"));
			browser.choose("select[name=type]", "counting");
			assertEquals("60 of 180 cases", browser.text("document.getElementById('case-count').textContent"));
			browser.click(".confusion a[href='#engine=net&gold=no&predicted=no']");
			browser.waitFor("location.hash.includes('case=')");
			long right = result.cases().stream().filter(each -> each.engine().equals("net") && each.gold().filter(item -> item.type().equals("no"))
					.isPresent() && each.predicted().filter(item -> item.type().equals("no")).isPresent()).count();
			assertEquals(right + " of 180 cases", browser.text("document.getElementById('case-count').textContent"));
			assertEquals("200", browser.text("String(document.querySelector('#case .pictures img').naturalHeight)"), "the picture is drawn, small");
			assertEquals("2", browser.text("String(document.querySelectorAll('#case .said dt').length)"));
			assertEquals("black", browser.text("document.querySelectorAll('#case .offered li')[1].firstChild.textContent"));
			assertEquals(List.of(), browser.complaints());
		}
	}

	private static Hit hit(int panel, int series, int category) {
		return new Hit(new Rectangle2D.Double(), panel, series, category);
	}
}
