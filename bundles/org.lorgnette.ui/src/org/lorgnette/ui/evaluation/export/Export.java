package org.lorgnette.ui.evaluation.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.CsvReport;
import org.lorgnette.report.HtmlReport;
import org.lorgnette.report.JsonReport;
import org.lorgnette.report.LatexReport;
import org.lorgnette.report.MarkdownReport;
import org.lorgnette.report.Reports;

/** What can be made of a result: one file, or several in a folder. */
public enum Export {

	HTML("html") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			HtmlReport.write(result, target, locale);
		}
	},
	LATEX("tex") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			LatexReport.write(result, target, locale);
		}
	},
	MARKDOWN("md") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			MarkdownReport.write(result, target, locale);
		}
	},
	JSON("json") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			JsonReport.write(result, target);
		}
	},
	/** A folder of tables, the cases among them. */
	CSV("") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			CsvReport.write(result, target);
		}
	},
	/** A folder with every chart as PNG, SVG and PDF. */
	CHARTS("") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			Reports.writeCharts(result, target, locale);
		}
	},
	/** A folder with all of these, as the command line writes it. */
	ALL("") {
		@Override
		void write(EvaluationResult result, Path target, Locale locale) throws IOException {
			Reports.write(result, target, locale);
		}
	};

	private final String extension;

	Export(String extension) {
		this.extension = extension;
	}

	abstract void write(EvaluationResult result, Path target, Locale locale) throws IOException;

	/** What names of such files end with, without a dot; empty if it is a folder. */
	public String extension() {
		return extension;
	}

	public boolean isFolder() {
		return extension.isEmpty();
	}

	/** What it is called. */
	public String title() {
		return switch (this) {
			case HTML -> Messages.Export_html;
			case LATEX -> Messages.Export_latex;
			case MARKDOWN -> Messages.Export_markdown;
			case JSON -> Messages.Export_json;
			case CSV -> Messages.Export_csv;
			case CHARTS -> Messages.Export_charts;
			case ALL -> Messages.Export_all;
		};
	}

	/** The one whose files are named like this. */
	public static Optional<Export> ofFile(Path file) {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		List<Export> files = Arrays.stream(values()).filter(export -> !export.isFolder()).toList();
		return files.stream().filter(export -> name.endsWith("." + export.extension)).findFirst();
	}
}
