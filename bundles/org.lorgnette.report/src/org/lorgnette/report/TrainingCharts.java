package org.lorgnette.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.report.chart.LineChart;

/** Learning curves: what was minimised, the learning rate, and how good the model was on held-out data, over steps. */
public final class TrainingCharts {

	/** Points of a curve: more than a screen can show. */
	static final int POINTS = 400;

	private static final String LOSS = "loss";

	private final TrainingHistory history;
	private final Texts texts;

	public TrainingCharts(TrainingHistory history, Texts texts) {
		this.history = history;
		this.texts = texts;
	}

	/** All that have something to show, by a name that fits a file. */
	public Map<String, LineChart> all() {
		Map<String, LineChart> charts = new LinkedHashMap<>();
		loss().ifPresent(chart -> charts.put(LOSS, chart));
		history.metrics().forEach((metric, curves) -> {
			if (!metric.equals(LOSS)) {
				charts.put("dev-" + metric.replaceAll("[^\\p{Alnum}.-]+", "-"), metric(metric, curves));
			}
		});
		rate().ifPresent(chart -> charts.put("rate", chart));
		return charts;
	}

	/** Of the data trained on, in means over neighbouring steps where there are many, and of held-out data where it was measured. */
	public Optional<LineChart> loss() {
		List<LineChart.Line> lines = new ArrayList<>();
		history.losses().forEach((phase, curve) -> lines.add(line(texts.find("training.phase." + phase, phase), curve)));
		history.metrics().getOrDefault(LOSS, Map.of()).forEach((data, curve) -> lines.add(line(data, curve)));
		return chart(texts.get("training.chart.loss"), texts.get("training.loss"), lines, LineChart.Axes.FITTED);
	}

	public Optional<LineChart> rate() {
		List<LineChart.Line> lines = new ArrayList<>();
		history.rates().forEach((phase, curve) -> lines.add(line(texts.find("training.phase." + phase, phase), curve)));
		return chart(texts.get("training.chart.rate"), texts.get("training.rate"), lines, LineChart.Axes.FITTED);
	}

	private LineChart metric(String metric, Map<String, List<TrainingHistory.Point>> curves) {
		List<LineChart.Line> lines = new ArrayList<>();
		curves.forEach((data, curve) -> lines.add(line(data, curve)));
		boolean fractions = curves.values().stream().flatMap(List::stream).allMatch(point -> point.value() >= 0 && point.value() <= 1);
		String name = texts.find("metric." + metric, metric);
		return new LineChart(texts.get("training.chart.metric", name), texts.get("training.step"), name, lines,
				fractions ? LineChart.Axes.FRACTIONS : LineChart.Axes.FITTED);
	}

	private Optional<LineChart> chart(String title, String label, List<LineChart.Line> lines, LineChart.Axes axes) {
		return lines.isEmpty() ? Optional.empty() : Optional.of(new LineChart(title, texts.get("training.step"), label, lines, axes));
	}

	/** Marked is the step of the best model. */
	private LineChart.Line line(String name, List<TrainingHistory.Point> curve) {
		List<TrainingHistory.Point> shown = thin(curve);
		int mark = -1;
		if (history.best().isPresent() && shown.size() == curve.size()) {
			for (int i = 0; i < shown.size(); i++) {
				mark = shown.get(i).step() == history.best().get().step() ? i : mark;
			}
		}
		return new LineChart.Line(name, shown.stream().map(point -> new LineChart.Point(point.step(), point.value())).toList(), mark);
	}

	/** Means over equally many neighbours, at the last of their steps. */
	static List<TrainingHistory.Point> thin(List<TrainingHistory.Point> curve) {
		int width = (curve.size() + POINTS - 1) / POINTS;
		if (width < 2) {
			return curve;
		}
		List<TrainingHistory.Point> means = new ArrayList<>();
		for (int from = 0; from < curve.size(); from += width) {
			List<TrainingHistory.Point> group = curve.subList(from, Math.min(curve.size(), from + width));
			means.add(new TrainingHistory.Point(group.getLast().step(),
					group.stream().mapToDouble(TrainingHistory.Point::value).average().orElseThrow()));
		}
		return means;
	}
}
