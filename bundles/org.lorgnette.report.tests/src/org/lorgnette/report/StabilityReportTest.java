package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.EvaluationResult;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reports on engines that were given changed texts. */
class StabilityReportTest {

	@TempDir
	private Path folder;
	private EvaluationResult result;

	@BeforeEach
	void score() throws Exception {
		result = SampleStability.result();
	}

	@Test
	void oneRowForEachChangeAndEngine() {
		Table table = new Tables(result, new Texts(Locale.FRENCH)).robustness();
		assertEquals(List.of("majuscules", "majuscules", "plus d\u2019espaces", "plus d\u2019espaces"),
				table.rows().stream().map(row -> row.getFirst().text()).toList());
		assertEquals(List.of("plus d\u2019espaces", "shy", "0,500", "0,667", "0,500", "0,000", "0", "20", "20"),
				table.rows().get(2).stream().map(Table.Cell::text).toList());
		assertEquals("[0,299 ; 0,701]", table.rows().get(2).get(2).detail().replaceAll("[\\h]+", " "), "Wilson's of 10 in 20");
		List<StabilityTables.Row> rows = new StabilityTables(result, new Texts(Locale.FRENCH)).rows();
		assertEquals(List.of("upper-case shy", "upper-case calm", "spaces shy", "spaces calm"),
				rows.stream().map(row -> row.change() + " " + row.engine().name()).toList());
		assertTrue(ConsoleTable.robustness(result, Locale.ENGLISH, 120).contains("more spaces"));
		assertEquals("", ConsoleTable.robustness(SampleResults.rich(), Locale.ENGLISH, 120));
	}

	@Test
	void everyFormatSaysIt() throws Exception {
		StringWriter json = new StringWriter();
		JsonReport.write(result, json);
		JsonObject shy = JsonParser.parseString(json.toString()).getAsJsonObject().getAsJsonArray("engines").get(0).getAsJsonObject();
		JsonObject spaces = shy.getAsJsonObject("robustness").getAsJsonObject("spaces");
		assertEquals(List.of(.5, .5, 0.0, 20.0, 0.0), List.of("flipped", "broken", "mended", "units", "lost").stream()
				.map(key -> spaces.get(key).getAsDouble()).toList());
		assertEquals(2, spaces.getAsJsonArray("flippedInterval").size());
		assertEquals(10, shy.getAsJsonArray("flips").size());
		JsonObject flip = shy.getAsJsonArray("flips").get(0).getAsJsonObject();
		assertEquals("broken", flip.get("effect").getAsString());
		assertEquals("[[0,3]]", flip.getAsJsonObject("before").getAsJsonArray("items").get(0).getAsJsonObject().getAsJsonArray("parts").get(0)
				.getAsJsonObject().get("spans").toString());
		StringWriter markdown = new StringWriter();
		MarkdownReport.write(result, markdown, Locale.ENGLISH);
		assertTrue(markdown.toString().contains("## Robustness") && markdown.toString().contains("10 of 10 flips"), markdown.toString());
		assertTrue(markdown.toString().contains("| shy | more spaces | right, then wrong | PER (Ada) | \u2013 |"), markdown.toString());
		StringWriter latex = new StringWriter();
		LatexReport.write(result, latex, Locale.ENGLISH);
		assertTrue(latex.toString().contains("\\label{tab:robustness}"));
		CsvReport.write(result, folder);
		assertEquals("engine,change,units,documents,lost,flipped,flipped-low,flipped-high,kept,kept-low,kept-high,broken,broken-low,broken-high,"
				+ "mended,mended-low,mended-high", Files.readAllLines(folder.resolve("robustness.csv")).getFirst());
		assertEquals(5, Files.readAllLines(folder.resolve("robustness.csv")).size());
		assertEquals("shy,d0,spaces,broken,,,PER (Ada),PER (Ada),,Ada <b>met</b> Bob.,0,Ada  <b>met</b>  Bob.,1",
				Files.readAllLines(folder.resolve("flips.csv")).get(1));
	}

	@Test
	void thePageLeadsFromAShareToItsFlips() throws Exception {
		Path page = folder.resolve("report.html");
		HtmlReport.write(result, page, Locale.ENGLISH);
		String html = Files.readString(page);
		assertTrue(html.contains("<a href=\"#engine=shy&amp;change=spaces\">"), "a link to the flips");
		assertFalse(html.contains("<a href=\"#engine=calm&amp;change=spaces\">"), "there are none");
		assertTrue(html.contains("name=\"change\"") && html.contains("\"flips\":[[0,0,0,0,"), "in the browser");
		assertFalse(html.contains("Ada <b>met"), "texts are no markup");
	}
}
