package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.evaluation.training.TrainingHistory;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.report.html.TrainingPage;

/** A training as one page that needs nothing else: learning curves, scores, and what it was made from. */
public final class TrainingReport {

	private TrainingReport() {
	}

	public static void write(TrainingRecord record, List<TrainingEvent> events, Path file, Locale locale) throws IOException {
		ReportFile.write(file, out -> write(record, events, out, locale));
	}

	/** Does not close the writer. */
	public static void write(TrainingRecord record, List<TrainingEvent> events, Writer out, Locale locale) throws IOException {
		new TrainingPage(record, TrainingHistory.of(events), new Texts(locale)).write(out);
	}
}
