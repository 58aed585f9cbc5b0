package org.lorgnette.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.metrics.Counts;
import org.lorgnette.report.Table;
import org.lorgnette.report.Texts;
import org.lorgnette.report.TrainingCharts;
import org.lorgnette.report.TrainingTables;
import org.lorgnette.report.chart.LineChart;

/** The page of a training, finished or not. */
public final class TrainingPage {

	private final TrainingRecord record;
	private final TrainingHistory history;
	private final Texts texts;
	private final TrainingTables tables;

	public TrainingPage(TrainingRecord record, TrainingHistory history, Texts texts) {
		this.record = record;
		this.history = history;
		this.texts = texts;
		this.tables = new TrainingTables(record, history, texts);
	}

	/** Does not close the writer. */
	public void write(Writer out) throws IOException {
		HtmlFrame frame = new HtmlFrame(texts, texts.get("training.title", record.model()),
				texts.get("report.kind", texts.find("task." + record.task(), record.task())), summary());
		frame.write(sections(), List.of(), List.of(), record.lorgnette(), out);
	}

	private List<HtmlFrame.Section> sections() {
		List<HtmlFrame.Section> sections = new ArrayList<>();
		if (!record.scores().isEmpty()) {
			sections.add(new HtmlFrame.Section("training-scores", html -> {
				for (Table table : List.of(tables.scores(), tables.values(), tables.types())) {
					HtmlTable.write(table, html);
				}
			}));
		}
		sections.add(new HtmlFrame.Section("learning", this::curves));
		if (!history.notes().isEmpty()) {
			sections.add(new HtmlFrame.Section("training-notes", html -> HtmlTable.write(tables.notes(), html)));
		}
		sections.add(new HtmlFrame.Section("training-data", html -> HtmlTable.write(tables.data(), html)));
		sections.add(new HtmlFrame.Section("manifest", html -> HtmlTable.write(tables.manifest(), html)));
		return sections;
	}

	private void curves(Html html) throws IOException {
		List<LineChart> charts = List.copyOf(new TrainingCharts(history, texts).all().values());
		if (charts.isEmpty()) {
			html.element("p", texts.get("training.no-curves"), "class", "note");
			return;
		}
		html.element("p", texts.get("training.curves.help"), "class", "note").open("div", "class", "pair");
		HtmlChart writer = new HtmlChart(texts);
		for (LineChart chart : charts) {
			writer.write(chart, (panel, series, category) -> "", html);
		}
		html.raw("</div>\n");
	}

	private String summary() {
		long documents = record.data().stream().filter(data -> !data.isDevelopment()).mapToLong(data -> data.counts().documents()).sum();
		long corpora = record.data().stream().filter(data -> !data.isDevelopment()).map(DataRecord::name).count();
		String begun = texts.get("training.summary", record.trainer(), texts.count("training.documents", documents),
				texts.count("training.corpora", corpora));
		if (!record.isFinished()) {
			return begun + " " + history.last().map(step -> texts.get("training.summary.stopped-at", texts.numbers().count(step.step())))
					.orElse(texts.get("training.summary.stopped"));
		}
		String done = begun + " " + texts.get("training.summary.seconds", texts.numbers().seconds(record.seconds()));
		if (record.scores().isEmpty()) {
			return done;
		}
		DevelopmentScore all = record.scores().getLast();
		for (var measure : all.measures().entrySet()) {
			Counts counts = measure.getValue();
			return counts.f1().isEmpty() ? done : done + " " + texts.get("training.summary.f1", texts.measure(measure.getKey()),
					texts.numbers().score(counts.f1().getAsDouble()));
		}
		Double f1 = all.values().get("f1");
		return f1 == null ? done : done + " " + texts.get("training.summary.f1", "SQuAD", texts.numbers().decimal(f1, 2));
	}
}
