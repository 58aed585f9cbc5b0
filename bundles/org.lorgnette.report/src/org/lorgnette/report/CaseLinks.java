package org.lorgnette.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.CaseQuery.Side;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.model.Task;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.report.chart.ReliabilityChart;
import org.lorgnette.report.chart.jfree.Hit;

/**
 * Which cases stand behind a number. Behind precision those with a prediction, behind recall those with a gold item, behind F1 both. A number
 * that no set of cases accounts for exactly, such as half credits or a time, has no link.
 */
public final class CaseLinks {

	private static final String ENTITIES = "entities";

	private final EvaluationResult result;
	private final Texts texts;
	private final Tables tables;
	private final ReportCharts charts;

	public CaseLinks(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.tables = new Tables(result, texts);
		this.charts = new ReportCharts(result, texts);
	}

	/** Behind a bar of {@link ReportCharts#measures()}. */
	public Optional<CaseQuery> measureBar(BarChart chart, Hit hit) {
		String measure = tables.measures().get(hit.category());
		return hasCases(measure) ? Optional.of(panel(hit.panel(), ofEngine(chart.series().get(hit.series())), Optional.empty()))
				: Optional.empty();
	}

	/** Behind a bar of {@link ReportCharts#types()}. */
	public Optional<CaseQuery> typeBar(BarChart chart, Hit hit) {
		return Optional.of(panel(hit.panel(), ofEngine(chart.series().get(hit.series())), Optional.of(charts.shownTypes().get(hit
				.category()))));
	}

	private static CaseQuery panel(int panel, CaseQuery query, Optional<String> type) {
		Side side = type.map(Side::of).orElse(Side.SOME);
		return switch (panel) {
			case 0 -> query.withPredicted(side);
			case 1 -> query.withGold(side);
			default -> query.ofType(type);
		};
	}

	/** Behind a cell of {@link ReportCharts#confusion}. */
	public Optional<CaseQuery> matrixCell(EngineResult engine, HeatMap chart, Hit hit) {
		List<String> labels = engine.confusion().labels();
		if (chart.counts().get(hit.series()).get(hit.category()) == 0) {
			return Optional.empty();
		}
		return Optional.of(ofEngine(engine.name()).withGold(label(labels, hit.series())).withPredicted(label(labels, hit.category())));
	}

	private static Side label(List<String> labels, int index) {
		return index < labels.size() ? Side.of(labels.get(index)) : Side.NONE;
	}

	/** Behind a point of {@link ReportCharts#curves()}: the predictions that its threshold lets through. */
	public Optional<CaseQuery> curvePoint(LineChart chart, Hit hit) {
		String name = chart.lines().get(hit.series()).name();
		return result.engine(name).flatMap(EngineResult::curve).map(curve -> {
			PrecisionRecallCurve.Point point = ReportCharts.shownPoints(curve).get(hit.category());
			return ofEngine(name).withPredicted(Side.SOME)
					.withScores(Optional.of(new CaseQuery.Scores(point.threshold(), true, Double.POSITIVE_INFINITY)));
		});
	}

	/** Behind a bin of {@link ReportCharts#calibration()}. */
	public Optional<CaseQuery> bin(ReliabilityChart chart, Hit hit) {
		ReliabilityChart.Line line = chart.lines().get(hit.series());
		ReliabilityChart.Bin bin = line.bins().get(hit.category());
		return result.engine(line.name()).flatMap(EngineResult::calibration).map(Reliability::bins)
				.map(bins -> ofEngine(line.name()).withPredicted(Side.SOME)
						.withScores(Optional.of(new CaseQuery.Scores(bin.low(), bins.getFirst().low() == bin.low(), bin.high()))));
	}

	/** Behind a cell of {@link Tables#overall()}, {@link Tables#measureTable()} or {@link Tables#types()}. */
	public Optional<CaseQuery> cell(Table table, int row, int column) {
		if (tables.measures().isEmpty()) {
			return Optional.empty();
		}
		String first = table.rows().get(row).getFirst().text();
		String title = table.columns().get(column).title();
		return switch (table.id()) {
			case "overall" -> score(title, tables.measures().getFirst(), ofEngine(first), Optional.empty());
			case "measures" -> {
				String measure = tables.measures().stream().filter(name -> texts.measure(name).equals(first)).findFirst().orElse(first);
				yield hasCases(measure) ? score(title, measure, ofEngine(table.rows().get(row).get(1).text()), Optional.empty())
						: Optional.empty();
			}
			case "types" -> score(title, tables.measures().getFirst(), ofEngine(table.rows().get(row).get(1).text()), Optional.of(first));
			default -> Optional.empty();
		};
	}

	private Optional<CaseQuery> score(String title, String measure, CaseQuery engine, Optional<String> type) {
		Side side = type.map(Side::of).orElse(Side.SOME);
		if (is(title, "column.precision") || is(title, "column.predicted")) {
			return Optional.of(engine.withPredicted(side));
		}
		if (is(title, "column.recall") || is(title, "column.gold")) {
			return Optional.of(engine.withGold(side));
		}
		if (is(title, "column.correct")) {
			return correct(measure).map(kinds -> engine.ofKinds(kinds).withGold(side));
		}
		boolean whole = is(title, "column.f1") || is(title, "column.type") || is(title, "column.engine") || is(title, "column.macro");
		return whole ? Optional.of(engine.ofType(type)) : Optional.empty();
	}

	private boolean is(String title, String key) {
		return texts.get(key).equals(title);
	}

	/** What counts as correct, where a case is either correct or not. */
	private Optional<EnumSet<Outcome.Kind>> correct(String measure) {
		return switch (measure) {
			case "strict" -> Optional.of(EnumSet.of(Outcome.Kind.CORRECT));
			case "exact" -> Optional.of(EnumSet.of(Outcome.Kind.CORRECT, Outcome.Kind.TYPE));
			default -> Optional.empty();
		};
	}

	/** The cases of a run about relations are relations; the measure of their entities has none. */
	private boolean hasCases(String measure) {
		return result.experiment().task() != Task.RELATIONS || !measure.equals(ENTITIES);
	}

	private static CaseQuery ofEngine(String name) {
		return CaseQuery.ALL.ofEngine(name);
	}
}
