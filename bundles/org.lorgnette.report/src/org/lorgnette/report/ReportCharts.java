package org.lorgnette.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.Stability;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.ForestPlot;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.report.chart.ReliabilityChart;

/** Makes the charts of an evaluation. */
public final class ReportCharts {

	/** More types than this do not fit a chart; the table has them all. */
	static final int MOST_TYPES = 30;

	/** Points of a curve: more than a screen can show. */
	private static final int CURVE_POINTS = 400;

	private final EvaluationResult result;
	private final Texts texts;
	private final Tables tables;

	public ReportCharts(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
		this.tables = new Tables(result, texts);
	}

	/** All charts that have something to show, by a name that fits a file. */
	public Map<String, Chart> all() {
		Map<String, Chart> charts = new LinkedHashMap<>();
		if (!result.engines().isEmpty()) {
			charts.put("measures", measures());
		}
		types().ifPresent(chart -> charts.put("types", chart));
		for (Table table : tables.breakdowns()) {
			breakdown(table.id()).ifPresent(chart -> charts.put(table.id(), chart));
		}
		robustness().ifPresent(chart -> charts.put("robustness", chart));
		Set<String> used = new HashSet<>();
		for (EngineResult engine : result.engines()) {
			if (!engine.confusion().labels().isEmpty()) {
				charts.put("confusion-" + fileName(engine.name(), used), confusion(engine));
			}
		}
		curves().ifPresent(chart -> charts.put("precision-recall", chart));
		calibration().ifPresent(chart -> charts.put("calibration", chart));
		differences().ifPresent(chart -> charts.put("differences", chart));
		return charts;
	}

	/** Precision, recall and F1 by measure and engine; of answers exact match and F1. */
	public BarChart measures() {
		List<String> measures = shownMeasures();
		return bars(texts.get("chart.measures"), measures.stream().map(texts::measure).toList(), measures,
				(engine, measure) -> Optional.ofNullable(engine.overall().get(measure)));
	}

	/** The measures of {@link #measures()}, in the same order: those that have the values of its panels. */
	public List<String> shownMeasures() {
		if (PictureTables.fit(result)) {
			return tables.measures().stream().filter(measure -> result.engines().stream().map(engine -> engine.overall().get(measure))
					.anyMatch(score -> score != null && score.has(Score.ACCURACY))).toList();
		}
		return tables.measures().stream().filter(measure -> !AnswerTables.fit(result) || result.engines().stream()
				.map(engine -> engine.overall().get(measure)).anyMatch(score -> score != null && score.has(Score.EXACT))).toList();
	}

	/** Scores of answers by length of answer ({@link Answering#ANSWER_LENGTH}) or passage, if there is more than one range. */
	public Optional<BarChart> breakdown(String name) {
		if (PictureTables.fit(result)) {
			List<String> parts = new PictureTables(result, texts).parts(name);
			List<String> shown = parts.subList(0, Math.min(MOST_TYPES, parts.size()));
			Scores scores = (engine, part) -> Optional.ofNullable(PictureTables.scores(engine, name).get(part));
			List<BarChart.Panel> panels = name.equals(VisualAnswering.ANSWER) ? counted(shown, scores)
					: List.of(panel("column.accuracy.answers", shown, scores, Score::accuracy));
			return shown.size() < 2 ? Optional.empty()
					: Optional.of(new BarChart(texts.get("chart." + name), result.engines().stream().map(EngineResult::name).toList(), shown,
							panels));
		}
		List<String> ranges = new AnswerTables(result, texts).ranges(name);
		return ranges.size() < 2 ? Optional.empty() : Optional.of(bars(texts.get("chart." + name), ranges, ranges,
				(engine, range) -> Optional.ofNullable(AnswerTables.parts(engine, name).get(range))));
	}

	/** How much changes with small changes of text, question or picture, if that was asked. */
	public Optional<BarChart> robustness() {
		StabilityTables stability = new StabilityTables(result, texts);
		List<String> changes = stability.changes().stream().filter(change -> !change.equals(Stability.UNCHANGED)).toList();
		if (changes.isEmpty()) {
			return Optional.empty();
		}
		boolean pictures = PictureTables.fit(result);
		BarChart.Panel flipped = panel(pictures ? "column.flipped" : "column.flips", changes, (engine, change) -> Optional
				.ofNullable(engine.stability().changes().get(change)).map(Stability.Probe::score), score -> score.value(Score.FLIPPED));
		return Optional.of(new BarChart(texts.get(pictures ? "chart.robustness" : "chart.stability"),
				result.engines().stream().map(EngineResult::name).toList(), changes.stream().map(stability::change).toList(), List.of(flipped)));
	}

	/** Precision, recall and F1 by type and engine, of answers exact match and F1; the types with the most gold items where there are many. */
	public Optional<BarChart> types() {
		List<String> types = shownTypes();
		if (types.isEmpty()) {
			return Optional.empty();
		}
		String title = CaseNames.areAnswers(result) ? texts.get("chart.kinds")
				: texts.get("chart.types", texts.measure(tables.measures().getFirst()));
		return Optional.of(bars(types.size() < tables.typeNames().size() ? title + " " + texts.get("chart.types.cut", types.size())
				: title,
				types.stream().map(tables::type).toList(), types, (engine, type) -> Optional.ofNullable(engine.types().get(type))));
	}

	/** The types of {@link #types()}, in the same order. */
	public List<String> shownTypes() {
		return tables.typeNames().stream().sorted(Comparator.comparingLong(this::gold).reversed()).limit(MOST_TYPES).sorted().toList();
	}

	private long gold(String type) {
		return result.engines().stream().map(engine -> engine.types().get(type)).filter(score -> score != null)
				.mapToLong(score -> score.counts().gold()).max().orElse(0);
	}

	@FunctionalInterface
	private interface Scores {
		Optional<Score> of(EngineResult engine, String key);
	}

	private BarChart bars(String title, List<String> categories, List<String> keys, Scores scores) {
		if (PictureTables.fit(result)) {
			return seen(title, categories, keys, scores);
		}
		List<BarChart.Panel> panels = AnswerTables.fit(result)
				? List.of(panel("column.exact", keys, scores, Score::exact), panel("column.f1", keys, scores, Score::f1))
				: counted(keys, scores);
		return new BarChart(title, result.engines().stream().map(EngineResult::name).toList(), categories, panels);
	}

	private List<BarChart.Panel> counted(List<String> keys, Scores scores) {
		return List.of(panel("column.precision", keys, scores, Score::precision), panel("column.recall", keys, scores, Score::recall),
				panel("column.f1", keys, scores, Score::f1));
	}

	/** Accuracy of the engines, and beside them of what sees no picture. */
	private BarChart seen(String title, List<String> categories, List<String> keys, Scores scores) {
		PictureTables pictures = new PictureTables(result, texts);
		List<String> series = new ArrayList<>(result.engines().stream().map(EngineResult::name).toList());
		List<List<Estimate>> values = new ArrayList<>(panel("column.accuracy.answers", keys, scores, Score::accuracy).values());
		for (VisualAnswering.Baseline baseline : pictures.baselines()) {
			Map<String, Score> all = new LinkedHashMap<>(baseline.kinds());
			all.putAll(baseline.overall());
			series.add(pictures.name(baseline));
			values.add(keys.stream().map(key -> Optional.ofNullable(all.get(key)).map(Score::accuracy).orElse(Estimate.UNDEFINED)).toList());
		}
		return new BarChart(title, series, categories, List.of(new BarChart.Panel(texts.get("column.accuracy.answers"), values)));
	}

	private BarChart.Panel panel(String name, List<String> keys, Scores scores, Function<Score, Estimate> metric) {
		return new BarChart.Panel(texts.get(name), result.engines().stream().map(engine -> keys.stream()
				.map(key -> scores.of(engine, key).map(metric).orElse(Estimate.UNDEFINED)).toList()).toList());
	}

	public HeatMap confusion(EngineResult engine) {
		ConfusionMatrix matrix = engine.confusion();
		boolean answers = engine.answering().isPresent();
		List<String> labels = matrix.labels().stream().map(label -> answers ? texts.find("label." + label, label) : label).toList();
		List<String> rows = new ArrayList<>(labels);
		rows.add(texts.get(answers || engine.visual().isPresent() ? "label.no-answer" : "confusion.spurious"));
		List<String> columns = new ArrayList<>(labels);
		columns.add(texts.get(answers || engine.visual().isPresent() ? "label.no-answer" : "confusion.missed"));
		List<List<Long>> counts = new ArrayList<>();
		for (int row = 0; row < rows.size(); row++) {
			int at = row;
			counts.add(LongStream.range(0, columns.size()).map(column -> matrix.count(at, (int) column)).boxed().toList());
		}
		// A picture always tells something: the gold never lacks an answer, and engines seldom do.
		if (engine.visual().isPresent() && counts.getLast().stream().allMatch(count -> count == 0)) {
			rows.removeLast();
			counts.removeLast();
			if (counts.stream().allMatch(row -> row.getLast() == 0)) {
				columns.removeLast();
				counts.replaceAll(row -> row.subList(0, columns.size()));
			}
		}
		return new HeatMap(texts.get("chart.confusion", engine.name()), texts.get("confusion.gold"), texts.get("confusion.predicted"),
				rows,
				columns, counts);
	}

	/** Precision against recall; the mark is the threshold of the best F1, or of the most exact matches of answers. */
	public Optional<LineChart> curves() {
		List<LineChart.Line> lines = result.engines().stream().filter(engine -> engine.curve().isPresent())
				.flatMap(engine -> line(engine, engine.curve().get()).stream()).toList();
		return lines.isEmpty() ? Optional.empty() : Optional
				.of(new LineChart(texts.get(AnswerTables.fit(result) ? "chart.curves.answers" : "chart.curves"), texts.get("column.recall"), texts.get("column.precision"), lines));
	}

	private static Optional<LineChart.Line> line(EngineResult engine, PrecisionRecallCurve curve) {
		List<PrecisionRecallCurve.Point> points = shownPoints(curve);
		if (points.isEmpty() || curve.gold() == 0) {
			return Optional.empty();
		}
		int best = engine.answering().isEmpty() ? curve.bestF1().map(points::indexOf).orElse(-1)
				: AnswerTables.best(engine).map(found -> nearest(points, 1 - found.exactThreshold())).orElse(-1);
		return Optional.of(new LineChart.Line(engine.name(), points.stream().map(point -> new LineChart.Point(
				point.counts().recall().getAsDouble(), point.counts().precision().getAsDouble())).toList(), best));
	}

	/** The point whose threshold is nearest; a curve may be shown with fewer points than it has. */
	private static int nearest(List<PrecisionRecallCurve.Point> points, double threshold) {
		int nearest = 0;
		for (int i = 1; i < points.size(); i++) {
			if (Math.abs(points.get(i).threshold() - threshold) < Math.abs(points.get(nearest).threshold() - threshold)) {
				nearest = i;
			}
		}
		return nearest;
	}

	/** The points that a line of {@link #curves()} has. */
	static List<PrecisionRecallCurve.Point> shownPoints(PrecisionRecallCurve curve) {
		return curve.points(CURVE_POINTS);
	}

	public Optional<ReliabilityChart> calibration() {
		List<ReliabilityChart.Line> lines = result.engines().stream().filter(engine -> engine.calibration().isPresent())
				.map(engine -> new ReliabilityChart.Line(engine.name(), engine.calibration().get().bins().stream()
						.filter(bin -> bin.count() > 0).map(bin -> new ReliabilityChart.Bin(bin.low(), bin.high(),
								bin.confidence().getAsDouble(), bin.accuracy().getAsDouble(), bin.count())).toList()))
				.filter(line -> !line.bins().isEmpty()).toList();
		return lines.isEmpty() ? Optional.empty() : Optional.of(new ReliabilityChart(texts.get("chart.calibration"),
				texts.get("chart.confidence"), texts.get("chart.accuracy"), texts.get("chart.count"), lines));
	}

	public Optional<ForestPlot> differences() {
		Words words = new Words(texts);
		List<ForestPlot.Row> rows = result.comparisons().stream().filter(comparison -> comparison.difference().isPresent())
				.map(comparison -> row(comparison, words)).toList();
		return rows.isEmpty() ? Optional.empty()
				: Optional.of(new ForestPlot(texts.get("chart.differences"), texts.get("chart.difference"), rows));
	}

	private static ForestPlot.Row row(PairedComparison comparison, Words words) {
		return new ForestPlot.Row(comparison.system() + " \u2212 " + comparison.baseline(), comparison.difference().getAsDouble(),
				comparison.interval(), Words.isSignificant(comparison), words.p(comparison).orElse(""));
	}

	/** Letters, digits, dots and hyphens of the name, told apart from those used before. */
	private static String fileName(String name, Collection<String> used) {
		String plain = name.replaceAll("[^\\p{Alnum}.-]+", "-").replaceAll("^[.-]+", "");
		String base = plain.isEmpty() ? "engine" : plain.substring(0, Math.min(60, plain.length()));
		String candidate = base;
		for (int number = 2; used.contains(candidate.toLowerCase(Locale.ROOT)); number++) {
			candidate = base + "-" + number;
		}
		used.add(candidate.toLowerCase(Locale.ROOT));
		return candidate;
	}
}
