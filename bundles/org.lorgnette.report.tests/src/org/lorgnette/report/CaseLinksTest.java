package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.jfree.ChartRenderer;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.report.chart.jfree.Size;
import org.lorgnette.report.chart.jfree.Theme;

class CaseLinksTest {

	private static final Texts TEXTS = new Texts(Locale.ENGLISH);

	private final EvaluationResult result = SampleResults.rich();
	private final CaseLinks links = new CaseLinks(result, TEXTS);
	private final ReportCharts charts = new ReportCharts(result, TEXTS);

	private long count(Optional<CaseQuery> query) {
		return result.cases().stream().filter(query.orElseThrow()).count();
	}

	private static List<Hit> draw(Chart chart, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		return new ChartRenderer(Theme.LIGHT, Locale.ENGLISH).draw(chart, image.createGraphics(), new Rectangle2D.Double(0, 0, width,
				height));
	}

	@Test
	void everyCountOfTheTablesLeadsToAsManyCases() {
		int counted = 0;
		for (Table table : List.of(new Tables(result, TEXTS).overall(), new Tables(result, TEXTS).measureTable(),
				new Tables(result, TEXTS).types())) {
			for (int row = 0; row < table.rows().size(); row++) {
				for (int column = 0; column < table.columns().size(); column++) {
					Optional<CaseQuery> query = links.cell(table, row, column);
					if (query.isPresent() && List.of("Gold", "Predicted", "Correct").contains(table.columns().get(column).title())) {
						OptionalDouble value = table.rows().get(row).get(column).value();
						assertEquals(value.getAsDouble(), count(query), table.id() + " " + table.rows().get(row) + " " + column);
						counted++;
					}
				}
			}
		}
		assertTrue(counted > 30, counted + " cells lead to cases");
	}

	@Test
	void everyCellOfAMatrixLeadsToAsManyCases() {
		for (EngineResult engine : result.engines()) {
			HeatMap matrix = charts.confusion(engine);
			List<Hit> hits = draw(matrix, 700, 500);
			assertEquals(matrix.rows().size() * matrix.columns().size(), hits.size());
			for (Hit hit : hits) {
				long cell = matrix.counts().get(hit.series()).get(hit.category());
				Optional<CaseQuery> query = links.matrixCell(engine, matrix, hit);
				assertEquals(cell, query.isEmpty() ? 0 : count(query), matrix.rows().get(hit.series()) + " " + matrix.columns().get(hit
						.category()));
			}
		}
	}

	@Test
	void aBarLeadsToWhatItsPanelCounts() {
		BarChart types = charts.types().orElseThrow();
		EngineResult engine = result.engines().get(1);
		int type = charts.shownTypes().indexOf("PER");
		var counts = engine.types().get("PER").counts();
		assertEquals(counts.predicted(), count(links.typeBar(types, new Hit(new Rectangle2D.Double(), 0, 1, type))));
		assertEquals(counts.gold(), count(links.typeBar(types, new Hit(new Rectangle2D.Double(), 1, 1, type))));
		assertEquals(engine.overall().get("strict").counts().gold(), count(links.measureBar(charts.measures(),
				new Hit(new Rectangle2D.Double(), 1, 1, 0))));
	}

	@Test
	void pointsAndBinsLeadToThePredictionsTheyCount() {
		var curves = charts.curves().orElseThrow();
		List<Hit> points = draw(curves, 600, 500);
		assertEquals(curves.lines().stream().mapToInt(line -> line.points().size()).sum(), points.size());
		for (Hit hit : points) {
			EngineResult engine = result.engine(curves.lines().get(hit.series()).name()).orElseThrow();
			assertEquals(ReportCharts.shownPoints(engine.curve().orElseThrow()).get(hit.category()).counts().predicted(), count(links.curvePoint(curves,
					hit)));
		}
		var calibration = charts.calibration().orElseThrow();
		List<Hit> bins = draw(calibration, 600, 500);
		assertEquals(2 * calibration.lines().stream().mapToInt(line -> line.bins().size()).sum(), bins.size());
		for (Hit hit : bins) {
			assertEquals(calibration.lines().get(hit.series()).bins().get(hit.category()).count(), count(links.bin(calibration, hit)),
					calibration.lines().get(hit.series()) + " " + hit);
		}
	}

	@Test
	void everythingThatCanBeHitLiesOnTheChartAndSaysItsValue() {
		ChartWords words = new ChartWords(TEXTS);
		charts.all().forEach((name, chart) -> {
			Size size = new ChartRenderer(Theme.LIGHT, Locale.ENGLISH).size(chart);
			List<Hit> hits = draw(chart, size.width(), size.height());
			assertTrue(!hits.isEmpty(), name);
			for (Hit hit : hits) {
				assertTrue(hit.area().intersects(0, 0, size.width(), size.height()), name + " " + hit);
				assertTrue(words.describe(chart, hit).matches("(?s).*[\\d%].*|.*undefined"), words.describe(chart, hit));
			}
		});
		Hit first = new Hit(new Rectangle2D.Double(), 0, 0, 0);
		assertEquals("gold " + charts.confusion(result.engines().getFirst()).rows().getFirst(),
				words.describe(charts.confusion(result.engines().getFirst()), first).split(",")[0]);
		assertEquals(charts.differences().orElseThrow().rows().size(), draw(charts.differences().orElseThrow(), 700, 300).size());
	}
}
