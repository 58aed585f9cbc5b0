package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.evaluation.training.DataCounts;
import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.metrics.Counts;
import org.lorgnette.report.chart.LineChart;

class TrainingReportTest {

	private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

	private static List<TrainingEvent> events(int steps) {
		List<TrainingEvent> events = new ArrayList<>(List.of(new TrainingEvent.Phase("training")));
		for (int step = 1; step <= steps; step++) {
			events.add(new TrainingEvent.Step(step, steps, OptionalDouble.of(100.0 / step), OptionalDouble.of(1e-4 * step),
					OptionalDouble.empty(), OptionalDouble.empty()));
			if (step % 10 == 0) {
				events.add(new TrainingEvent.Evaluation(step, "news", Map.of("f1", step / 1000.0, "loss", 50.0 / step), step == 20));
				events.add(new TrainingEvent.Evaluation(step, "tweets <&>", Map.of("f1", step / 2000.0), false));
			}
		}
		events.add(new TrainingEvent.Note(7, "loss was not a number: step <skipped>"));
		return events;
	}

	private static TrainingRecord record(String finished) {
		DataCounts counts = new DataCounts(1234, 5, 6789, 9, Map.of("PER", 3L), Map.of(), 0, 0, Map.of());
		DataRecord data = new DataRecord("news <&>", "train", "a.conll", "conll", Map.of("tag", "1"), Map.of("person", "PER"), Map.of(),
				.5, "en", 0, 0, "ab12", counts, List.of(), 0);
		DevelopmentScore score = new DevelopmentScore("news", 2, Map.of("strict", new Counts(4, 2, 2)),
				Map.of("PER", new Counts(4, 2, 2), "LOC", new Counts(0, 0, 0)), Map.of());
		return new TrainingRecord("0.1.0", "neural", "ner", "c.yaml", "cd34", Map.of("epochs", "3"), 1, "gpu:0", 0, 0, 0, List.of(data),
				"2026-01-01T00:00:00Z", List.of(), finished, 61.5, Map.of("os.name", "Linux"), "", "own", 5_000_000, "ef56",
				finished.isEmpty() ? List.of() : List.of(score));
	}

	private static String page(String finished, int steps, Locale locale) throws IOException {
		StringWriter out = new StringWriter();
		TrainingReport.write(record(finished), events(steps), out, locale);
		return out.toString();
	}

	@Test
	void curvesAreThoseOfTheEvents() {
		Map<String, LineChart> charts = new TrainingCharts(TrainingHistory.of(events(30)), ENGLISH).all();
		assertEquals(List.of("loss", "dev-f1", "rate"), List.copyOf(charts.keySet()));
		LineChart loss = charts.get("loss");
		assertEquals(List.of("training", "news"), loss.lines().stream().map(LineChart.Line::name).toList());
		assertEquals(new LineChart.Point(4, 25), loss.lines().getFirst().points().get(3));
		assertEquals(new LineChart.Point(20, 2.5), loss.lines().getLast().points().get(1));
		LineChart f1 = charts.get("dev-f1");
		assertEquals(LineChart.Axes.FRACTIONS, f1.axes());
		assertEquals(1, f1.lines().getFirst().mark(), "the best is at step 20");
		assertEquals("F1 on held-out data", f1.title());
	}

	@Test
	void longCurvesAreMeansOfNeighbours() {
		List<TrainingHistory.Point> curve = new ArrayList<>();
		for (int i = 1; i <= 1000; i++) {
			curve.add(new TrainingHistory.Point(i, i % 3));
		}
		List<TrainingHistory.Point> thin = TrainingCharts.thin(curve);
		assertEquals(334, thin.size());
		assertEquals(new TrainingHistory.Point(3, 1), thin.getFirst());
		assertEquals(new TrainingHistory.Point(1000, 1), thin.getLast());
	}

	@Test
	void thePageSaysWhatWasDone() throws IOException {
		String page = page("2026-01-01T00:01:01Z", 30, Locale.ENGLISH);
		assertTrue(page.contains("Trained by neural on 1,234 documents of 1 corpus. It took 61.5 seconds. F1 on held-out data (strict): "
				+ "0.667."), page.substring(page.indexOf("<h1>"), page.indexOf("<nav")));
		assertTrue(page.contains("news &lt;&amp;&gt;") && page.contains("step &lt;skipped&gt;"));
		assertFalse(page.contains("<skipped>") || page.contains("<&>"));
		assertEquals(3, page.split("<svg", -1).length - 1);
		assertTrue(page.contains("person = PER") && page.contains("ab12") && page.contains("epochs = 3") && page.contains("gpu:0"));
		assertTrue(page.contains("undefined: there is no gold item"), "LOC has no recall");
	}

	@Test
	void aPageIsInFrench() throws IOException {
		String page = page("2026-01-01T00:01:01Z", 30, Locale.FRENCH);
		assertTrue(page.contains("<html lang=\"fr\">") && page.contains("Courbes d\u2019apprentissage") && page.contains("0,667"), page);
	}

	@Test
	void aStoppedTrainingHasAPageToo() throws IOException {
		assertTrue(page("", 12, Locale.ENGLISH).contains("It is not finished; the last step told of is 12."));
		assertTrue(page("", 0, Locale.ENGLISH).contains("told of no step"));
	}

	@Test
	void oneValueOrEqualOnesCanBeDrawn() throws IOException {
		for (double value : new double[] { 0, -3, 1e-9, 1e12 }) {
			List<TrainingEvent> flat = List.of(new TrainingEvent.Phase("training"),
					new TrainingEvent.Step(1, 1, OptionalDouble.of(value), OptionalDouble.of(value), OptionalDouble.empty(),
							OptionalDouble.empty()));
			StringWriter out = new StringWriter();
			TrainingReport.write(record(""), flat, out, Locale.ENGLISH);
			assertEquals(2, out.toString().split("<svg", -1).length - 1);
		}
	}
}
