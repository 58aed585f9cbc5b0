package org.lorgnette.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.chart.jfree.PdfExport;
import org.lorgnette.report.chart.jfree.PngExport;
import org.lorgnette.report.chart.jfree.SvgExport;
import org.lorgnette.report.chart.jfree.Theme;

/** Writes all reports of an evaluation. */
public final class Reports {

	/** What can be written; the slow ones first, so that they start early. */
	public enum Kind {
		HTML, CSV, CHARTS, MARKDOWN, LATEX, JSON, JUNIT
	}

	private static final double ZOOM = 2;

	private Reports() {
	}

	/**
	 * Writes {@code report.html report.md tables.tex scores.json junit.xml} and the folders {@code csv} and {@code charts}. A file
	 * is replaced at once or left as it was.
	 */
	public static void write(EvaluationResult result, Path folder, Locale locale) throws IOException {
		write(result, folder, locale, EnumSet.allOf(Kind.class));
	}

	/** Likewise, but only reports of these kinds. */
	public static void write(EvaluationResult result, Path folder, Locale locale, Set<Kind> kinds) throws IOException {
		List<Callable<Void>> tasks = new ArrayList<>();
		for (Kind kind : kinds) {
			tasks.addAll(switch (kind) {
				case HTML -> List.of(task(() -> HtmlReport.write(result, folder.resolve("report.html"), locale)));
				case CSV -> List.of(task(() -> CsvReport.write(result, folder.resolve("csv"))));
				case CHARTS -> charts(result, folder.resolve("charts"), locale);
				case MARKDOWN -> List.of(task(() -> MarkdownReport.write(result, folder.resolve("report.md"), locale)));
				case LATEX -> List.of(task(() -> LatexReport.write(result, folder.resolve("tables.tex"), locale)));
				case JSON -> List.of(task(() -> JsonReport.write(result, folder.resolve("scores.json"))));
				case JUNIT -> List.of(task(() -> JUnitXmlReport.write(result, folder.resolve("junit.xml"))));
			});
		}
		run(tasks);
	}

	/** Writes every chart as PNG at twice its size, SVG and PDF, in light colours. */
	public static void writeCharts(EvaluationResult result, Path folder, Locale locale) throws IOException {
		run(charts(result, folder, locale));
	}

	private static List<Callable<Void>> charts(EvaluationResult result, Path folder, Locale locale) {
		Texts texts = new Texts(locale);
		List<Callable<Void>> tasks = new ArrayList<>();
		new ReportCharts(result, texts).all().forEach((name, chart) -> {
			tasks.add(task(() -> ReportFile.writeBytes(folder.resolve(name + ".png"),
					out -> PngExport.write(chart, Theme.LIGHT, texts.locale(), ZOOM, out))));
			tasks.add(task(() -> ReportFile.write(folder.resolve(name + ".svg"),
					out -> out.write(SvgExport.file(chart, Theme.LIGHT, texts.locale())))));
			tasks.add(task(() -> ReportFile.writeBytes(folder.resolve(name + ".pdf"),
					out -> PdfExport.write(chart, Theme.LIGHT, texts.locale(), out))));
		});
		return tasks;
	}

	@FunctionalInterface
	private interface Writing {
		void run() throws IOException;
	}

	private static Callable<Void> task(Writing writing) {
		return () -> {
			writing.run();
			return null;
		};
	}

	/** The files have nothing to do with each other: they are written side by side. The first that fails ends it. */
	private static void run(List<Callable<Void>> tasks) throws IOException {
		try (ExecutorService workers = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))) {
			List<Future<Void>> running = tasks.stream().map(workers::submit).toList();
			try {
				for (Future<Void> task : running) {
					task.get();
				}
			} catch (ExecutionException e) {
				running.forEach(task -> task.cancel(false));
				throw e.getCause() instanceof IOException cause ? cause : new IOException("a report could not be written", e.getCause());
			} catch (InterruptedException e) {
				running.forEach(task -> task.cancel(false));
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("cancelled while reports were written");
			}
		}
	}
}
