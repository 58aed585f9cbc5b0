package org.lorgnette.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.CaseQuery.Side;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.VisualAnswering;
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
		String measure = charts.shownMeasures().get(hit.category());
		if (PictureTables.fit(result)) {
			// Groups and boxes have no cases of their own.
			return hit.category() == 0 ? named(chart, hit) : Optional.empty();
		}
		if (AnswerTables.fit(result)) {
			return Optional.of(questions(ofEngine(chart.series().get(hit.series())), measure));
		}
		return hasCases(measure) ? Optional.of(panel(hit.panel(), ofEngine(chart.series().get(hit.series())), Optional.empty()))
				: Optional.empty();
	}

	/** Behind a bar of {@link ReportCharts#types()}. */
	public Optional<CaseQuery> typeBar(BarChart chart, Hit hit) {
		if (CaseNames.areAnswers(result)) {
			return named(chart, hit).map(engine -> engine.ofType(Optional.of(charts.shownTypes().get(hit.category()))));
		}
		return Optional.of(panel(hit.panel(), ofEngine(chart.series().get(hit.series())), Optional.of(charts.shownTypes().get(hit
				.category()))));
	}

	/** Behind a bar of {@link ReportCharts#breakdown} of answers about pictures by answer; of other parts a case does not say them. */
	public Optional<CaseQuery> partBar(String name, BarChart chart, Hit hit) {
		return PictureTables.fit(result) && name.equals(VisualAnswering.ANSWER)
				? named(chart, hit).map(engine -> panel(hit.panel(), engine, Optional.of(chart.categories().get(hit.category()))))
				: Optional.empty();
	}

	/** Empty for what is no engine: methods that see no picture have no cases. */
	private Optional<CaseQuery> named(BarChart chart, Hit hit) {
		return result.engine(chart.series().get(hit.series())).map(engine -> ofEngine(engine.name()));
	}

	/** All questions of a measure of answers. */
	private static CaseQuery questions(CaseQuery engine, String measure) {
		return switch (measure) {
			case "answerable" -> engine.withGold(Side.SOME);
			case "unanswerable" -> engine.withGold(Side.NONE);
			default -> engine;
		};
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
		boolean mixed = chart.rows().get(hit.series()).equals(ConfusionMatrix.OTHERS)
				|| chart.columns().get(hit.category()).equals(ConfusionMatrix.OTHERS);
		if (chart.counts().get(hit.series()).get(hit.category()) == 0 || mixed) {
			return Optional.empty();
		}
		return Optional.of(ofEngine(engine.name()).withGold(label(labels, hit.series())).withPredicted(label(labels, hit.category())));
	}

	/** A label of answers is that of its items. */
	private static Side label(List<String> labels, int index) {
		return index < labels.size() ? Side.of(labels.get(index)) : Side.NONE;
	}

	/** Behind a point of {@link ReportCharts#curves()}: the predictions that its threshold lets through. */
	public Optional<CaseQuery> curvePoint(LineChart chart, Hit hit) {
		String name = chart.lines().get(hit.series()).name();
		if (CaseNames.areAnswers(result)) {
			// The curve is over the probability that there is no answer, which a case does not have.
			return Optional.empty();
		}
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
				.map(bins -> ofEngine(line.name()).withPredicted(AnswerTables.fit(result) ? Side.ANY : Side.SOME)
						.withScores(Optional.of(new CaseQuery.Scores(bin.low(), bins.getFirst().low() == bin.low(), bin.high()))));
	}

	/** Behind a cell of {@link Tables#overall()}, {@link Tables#measureTable()} or {@link Tables#types()}. */
	public Optional<CaseQuery> cell(Table table, int row, int column) {
		if (tables.measures().isEmpty()) {
			return Optional.empty();
		}
		String first = table.rows().get(row).getFirst().text();
		String title = table.columns().get(column).title();
		if (AnswerTables.fit(result)) {
			return answers(table, row, first, title);
		}
		if (PictureTables.fit(result)) {
			return pictures(table, row, first, title);
		}
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

	private Optional<CaseQuery> pictures(Table table, int row, String first, String title) {
		String name = table.id().equals("overall") ? first : table.rows().get(row).get(1).text();
		if (result.engine(name).isEmpty()) {
			return Optional.empty();
		}
		CaseQuery engine = ofEngine(name);
		return switch (table.id()) {
			case "overall" -> is(title, "column.consistency") || is(title, "column.iou") || is(title, "column.macro") ? Optional.empty()
					: Optional.of(engine);
			case "measures" -> row == 0 || first.equals(table.rows().getFirst().getFirst().text()) ? Optional.of(engine) : Optional.empty();
			case "types" -> Optional
					.of(engine.ofType(tables.typeNames().stream().filter(type -> tables.type(type).equals(first)).findFirst()));
			case "answer" -> score(title, "strict", engine, Optional.of(first));
			default -> Optional.empty();
		};
	}

	private Optional<CaseQuery> answers(Table table, int row, String first, String title) {
		String name = table.id().equals("overall") ? first : table.rows().get(row).get(1).text();
		if (!List.of("overall", "measures", "types").contains(table.id()) || result.engine(name).isEmpty()) {
			return Optional.empty();
		}
		CaseQuery query = switch (table.id()) {
			case "measures" -> questions(ofEngine(name), measure(first));
			case "types" -> ofEngine(name).ofType(tables.typeNames().stream().filter(type -> tables.type(type).equals(first)).findFirst());
			default -> questions(ofEngine(name), tables.measures().stream()
					.filter(measure -> texts.get("column.f1.of", texts.measure(measure)).equals(title)).findFirst().orElse(""));
		};
		if (table.id().equals("measures") && measure(first).equals("no-answer")) {
			return noAnswer(ofEngine(name), title);
		}
		return Optional.of(is(title, "column.correct") ? query.ofKinds(EnumSet.of(Outcome.Kind.CORRECT)) : query);
	}

	private String measure(String shown) {
		return tables.measures().stream().filter(name -> texts.measure(name).equals(shown)).findFirst().orElse(shown);
	}

	/** Behind the numbers on who said that there is no answer. */
	private Optional<CaseQuery> noAnswer(CaseQuery engine, String title) {
		if (is(title, "column.precision")) {
			return Optional.of(engine.withPredicted(Side.NONE));
		}
		if (is(title, "column.recall") || is(title, "column.questions")) {
			return Optional.of(engine.withGold(Side.NONE));
		}
		return is(title, "column.correct")
				? Optional.of(engine.withGold(Side.NONE).ofKinds(EnumSet.of(Outcome.Kind.CORRECT))) : Optional.empty();
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
