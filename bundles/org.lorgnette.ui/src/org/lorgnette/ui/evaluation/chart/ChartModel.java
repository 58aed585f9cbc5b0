package org.lorgnette.ui.evaluation.chart;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.report.ChartWords;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.Hit;

/**
 * A chart with what can be done on it.
 *
 * @param cases what a value leads to, if anything
 * @param open hears which cases are asked for
 * @param focused hears the words for the value that the keyboard is on
 */
public record ChartModel(Chart chart, Texts texts, Function<Hit, Optional<CaseQuery>> cases, Consumer<CaseQuery> open,
		Consumer<String> focused) {

	String words(Hit hit) {
		return new ChartWords(texts).describe(chart, hit);
	}

	/** What a tooltip says. */
	String hint(Hit hit) {
		String words = words(hit).replace("&", "&&");
		return cases.apply(hit).isPresent() ? words + "\n" + Messages.ChartModel_open : words;
	}
}
