package org.lorgnette.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.HeatMap;

/** Confusion matrices as heat-mapped tables; each number leads to its cases. */
final class ConfusionTables {

	/**
	 * From this share of the row on, text in the other colour has the higher contrast: the style's shades are made for this
	 * share.
	 */
	private static final double DEEP = .86;

	private final EvaluationResult result;
	private final Texts texts;

	ConfusionTables(EvaluationResult result, Texts texts) {
		this.result = result;
		this.texts = texts;
	}

	void write(Html html) throws IOException {
		boolean answers = result.engines().stream().anyMatch(engine -> engine.answering().isPresent());
		boolean pictures = result.engines().stream().anyMatch(engine -> engine.visual().isPresent());
		String help = pictures ? "confusion.help.pictures" : answers ? "decisions.help" : "confusion.help";
		html.element("p", texts.get(help), "class", "note").open("div", "class", "matrices");
		for (EngineResult engine : result.engines()) {
			if (!engine.confusion().labels().isEmpty()) {
				matrix(engine, html);
			}
		}
		html.raw("</div>\n");
	}

	private void matrix(EngineResult engine, Html html) throws IOException {
		HeatMap matrix = new ReportCharts(result, texts).confusion(engine);
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", matrix.title());
		html.open("table", "class", "confusion").element("caption", matrix.title());
		html.open("thead").open("tr").open("td").text(matrix.rowLabel() + " \u2193 \u00a0 " + matrix.columnLabel() + " \u2192")
				.close("td");
		for (String label : matrix.columns()) {
			html.open("th", "scope", "col").element("span", label).close("th");
		}
		html.close("tr").close("thead").open("tbody");
		for (int row = 0; row < matrix.rows().size(); row++) {
			html.open("tr").element("th", matrix.rows().get(row), "scope", "row");
			for (int column = 0; column < matrix.columns().size(); column++) {
				cell(engine, matrix, row, column, html);
			}
			html.close("tr");
		}
		html.close("tbody").close("table").raw("</div>\n");
	}

	private void cell(EngineResult engine, HeatMap matrix, int row, int column, Html html) throws IOException {
		long count = matrix.counts().get(row).get(column);
		double share = matrix.share(row, column);
		boolean right = row == column && (row < matrix.rows().size() - 1 || engine.isAnswering())
				&& !matrix.rows().get(row).equals(ConfusionMatrix.OTHERS);
		String classes = (right ? "diagonal" : "") + (share > DEEP ? " deep" : "");
		html.open("td", "class", classes.isBlank() ? null : classes.strip(), "style",
				count == 0 ? null : String.format(Locale.ROOT, "--share:%.3f", share));
		boolean mixed = matrix.rows().get(row).equals(ConfusionMatrix.OTHERS)
				|| matrix.columns().get(column).equals(ConfusionMatrix.OTHERS);
		if (count > 0 && mixed) {
			html.text(texts.numbers().count(count));
		} else if (count > 0) {
			String gold = side("gold", engine.confusion().labels(), row);
			String predicted = side("predicted", engine.confusion().labels(), column);
			html.element("a", texts.numbers().count(count), "href",
					"#engine=" + Html.component(engine.name()) + "&" + gold + "&" + predicted, "title",
					texts.get("confusion.cell", matrix.rows().get(row), matrix.columns().get(column),
							texts.numbers().percent(Math.rint(share * 1000) / 1000)));
		} else if (row != matrix.rows().size() - 1 || column != row || engine.isAnswering()) {
			html.text("\u00b7");
		}
		html.close("td");
	}

	private static String side(String name, List<String> labels, int index) {
		return index == labels.size() ? name + "-none" : name + "=" + Html.component(labels.get(index));
	}
}
