package org.lorgnette.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.report.CaseLinks;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.HeatMap;
import org.lorgnette.report.chart.jfree.Hit;

/**
 * A chart that can be chosen.
 *
 * @param id stays the same from run to run
 */
record ChartChoice(String id, Chart chart, Function<Hit, Optional<CaseQuery>> cases) {

	/** What answers are told apart by, other than by kinds of questions. */
	private static final List<String> PARTS = List.of(VisualAnswering.ANSWER, VisualAnswering.ANSWER_TYPE, Answering.ANSWER_LENGTH,
			Answering.PASSAGE_LENGTH);

	/** All charts that have something to show. */
	static List<ChartChoice> of(EvaluationResult result, Texts texts) {
		ReportCharts charts = new ReportCharts(result, texts);
		CaseLinks links = new CaseLinks(result, texts);
		List<ChartChoice> choices = new ArrayList<>();
		var measures = charts.measures();
		charts.types().ifPresent(chart -> choices.add(new ChartChoice("types", chart, hit -> links.typeBar(chart, hit))));
		choices.add(new ChartChoice("measures", measures, hit -> links.measureBar(measures, hit)));
		for (String part : PARTS) {
			charts.breakdown(part).ifPresent(chart -> choices.add(new ChartChoice(part, chart, hit -> links.partBar(part, chart, hit))));
		}
		charts.robustness().ifPresent(chart -> choices.add(new ChartChoice("robustness", chart, hit -> Optional.empty())));
		for (EngineResult engine : result.engines()) {
			if (!engine.confusion().labels().isEmpty()) {
				HeatMap matrix = charts.confusion(engine);
				choices.add(new ChartChoice("confusion " + engine.name(), matrix, hit -> links.matrixCell(engine, matrix, hit)));
			}
		}
		charts.curves().ifPresent(chart -> choices.add(new ChartChoice("curves", chart, hit -> links.curvePoint(chart, hit))));
		charts.calibration().ifPresent(chart -> choices.add(new ChartChoice("calibration", chart, hit -> links.bin(chart, hit))));
		charts.differences().ifPresent(chart -> choices.add(new ChartChoice("differences", chart, hit -> Optional.empty())));
		return choices;
	}
}
