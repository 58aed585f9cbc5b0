package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.Manifest;
import org.lorgnette.evaluation.scoring.Comparer;
import org.lorgnette.evaluation.scoring.EngineScorer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reports on an engine that marks texts beside one that writes. */
class GroundingReportTest {

	private static final Spending SPENT = new Spending(20, 5, 1, new Spending.Tokens(12_000, 900), new Spending.Tokens(3_000, 100), true, 0.25,
			0.05, 2, 1);
	private static final String MADE_UP = "<b>Atlantis</b>, \"the lost\"";

	@TempDir
	private Path folder;
	private EvaluationResult result;

	@BeforeEach
	void score() throws Exception {
		Experiment experiment = ExperimentReader.parse("e", "name: e\ntask: ner\ncorpus: {path: x, format: jsonl}\n"
				+ "engines: [{id: marker}, {id: writer}]\ncompare: {resamples: 50}\nthreads: 1\n", Path.of(""));
		List<EngineScorer> scorers = new ArrayList<>();
		for (int engine = 0; engine < 2; engine++) {
			EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(engine), 100);
			for (int i = 0; i < 20; i++) {
				Entity ada = new Entity("T1", "PER", new Span(0, 3));
				List<Prediction<? extends Value>> predictions = new ArrayList<>();
				predictions.add(engine == 0 ? new Prediction<>(ada, "marker") : wrote(ada, new Grounding(Grounding.Kind.EXACT, "Ada", 0, 1)));
				if (engine == 1 && i % 4 == 0) {
					predictions.add(wrote(new Ungrounded("LOC", List.of(MADE_UP)), Grounding.none(MADE_UP)));
				}
				scorer.add(Document.builder("d" + i, "Ada met Bob.").entities(List.of(ada, new Entity("T2", "PER", new Span(8, 11)))).build(), predictions);
			}
			scorers.add(scorer);
		}
		List<EngineResult> engines = new ArrayList<>();
		List<Case> cases = new ArrayList<>();
		for (EngineScorer scorer : scorers) {
			engines.add(scorer.result(engines.isEmpty() ? Family.RULES : Family.GENERATIVE, Map.of(), new TreeMap<>(),
					new EngineResult.Timing(0, 1, 20, 240), engines.isEmpty() ? Optional.empty() : Optional.of(SPENT)));
			cases.addAll(scorer.cases());
		}
		result = new EvaluationResult(experiment, absent(SampleAnswers.manifest(engines, 20)), 20, engines,
				new Comparer(experiment.comparison(), 1).compare(scorers, "strict.f1"), List.of(), cases, cases.size());
	}

	private static Manifest absent(Manifest of) {
		return new Manifest(of.lorgnette(), of.experimentHash(), of.corpusPath(), of.corpusFormat(), of.corpusOptions(), of.corpusHash(),
				of.documents(), of.seed(), of.engines(), of.started(), of.finished(), of.platform(), of.revision(), of.corpusProblems(),
				of.corpusProblemCount(), Map.of("far", "nobody is there"));
	}

	private static Prediction<? extends Value> wrote(Value value, Grounding grounding) {
		return new Prediction<>(value, OptionalDouble.empty(), "writer", List.of(), Optional.of(grounding));
	}

	private static Table.Cell cell(Table table, int row, String title) {
		return table.rows().get(row).get(table.columns().stream().map(Table.Column::title).toList().indexOf(title));
	}

	@Test
	void theShareThatIsNowhereStandsBesidePrecision() {
		Table overall = new Tables(result, new Texts(Locale.ENGLISH)).overall();
		assertEquals("0.200", cell(overall, 1, "Ungrounded").text());
		assertTrue(cell(overall, 1, "Ungrounded").detail().startsWith("["), "with its interval");
		assertEquals(Tables.DASH, cell(overall, 0, "Ungrounded").text());
		assertFalse(cell(overall, 0, "Ungrounded").hint().isEmpty(), "it says why");
		assertFalse(cell(overall, 1, "Ungrounded").best(), "the most made up is not the best");
		assertEquals("0.800", cell(overall, 1, "Precision").text());
		Table french = new Tables(result, new Texts(Locale.FRENCH)).grounding();
		assertEquals(1, french.rows().size());
		assertEquals("0,200", cell(french, 0, "Nulle part").text());
		assertEquals("0,800", cell(french, 0, "\u00c0 la lettre").text());
	}

	@Test
	void whatItCostsDoesNotDependOnWhatWasKept() {
		Table spending = new Tables(result, new Texts(Locale.ENGLISH)).spending();
		assertEquals(1, spending.rows().size());
		assertEquals("25", cell(spending, 0, "Requests").text());
		assertEquals("20", cell(spending, 0, "Paid now").text());
		assertEquals(15_000, cell(spending, 0, "Tokens read").value().getAsDouble());
		assertEquals(1_000, cell(spending, 0, "Tokens written").value().getAsDouble());
		assertTrue(cell(spending, 0, "Tokens read").text().startsWith("\u2248"), "guessed");
		assertEquals("0.3000", cell(spending, 0, "Cost").text());
		assertEquals("0.2500", cell(spending, 0, "Cost paid now").text());
		assertEquals("0,3000", cell(new Tables(result, new Texts(Locale.FRENCH)).spending(), 0, "Co\u00fbt").text());
	}

	@Test
	void everyFormatSaysIt() throws Exception {
		StringWriter json = new StringWriter();
		JsonReport.write(result, json);
		JsonObject writer = JsonParser.parseString(json.toString()).getAsJsonObject().getAsJsonArray("engines").get(1).getAsJsonObject();
		assertEquals(0.2, writer.getAsJsonObject("grounding").get("ungrounded").getAsDouble());
		assertEquals(25, writer.getAsJsonObject("grounding").get("predictions").getAsInt());
		StringWriter markdown = new StringWriter();
		MarkdownReport.write(result, markdown, Locale.ENGLISH);
		assertTrue(markdown.toString().contains("## Grounding"), markdown.toString());
		assertTrue(markdown.toString().contains("## Tokens and cost"), markdown.toString());
		CsvReport.write(result, folder);
		assertTrue(Files.readString(folder.resolve("grounding.csv")).startsWith("engine,predicted,ungrounded,ungrounded-low"), "a table of its own");
		assertTrue(Files.readString(folder.resolve("cases.csv")).contains("\"<b>Atlantis</b>, \"\"the lost\"\"\""), "as it was written");
		assertEquals("writer,20,5,1,12000,900,3000,100,true,0.25,0.05,2,1", Files.readAllLines(folder.resolve("spending.csv")).get(1));
		StringWriter latex = new StringWriter();
		LatexReport.write(result, latex, Locale.ENGLISH);
		assertTrue(latex.toString().contains("Ungrounded"));
		Path page = folder.resolve("report.html");
		HtmlReport.write(result, page, Locale.ENGLISH);
		String html = Files.readString(page);
		assertTrue(html.contains("id=\"grounding\"") && html.contains("Generative engines write what they find"), "a section of its own");
		assertTrue(html.contains("id=\"spending\"") && html.contains("id=\"absent\"") && html.contains("nobody is there"), "and what it cost");
		assertFalse(html.contains("<b>Atlantis"), "what was written is no markup");
	}
}
