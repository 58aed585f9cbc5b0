package org.lorgnette.ui.evaluation.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.Theme;
import org.lorgnette.ui.evaluation.SampleRuns;

class ExportRunOperationTest {

	@TempDir
	private Path folder;

	@Test
	void writesEveryFormat() throws Exception {
		EvaluationResult result = SampleRuns.three(folder);
		for (Export what : Export.values()) {
			Path target = folder.resolve("out-" + what);
			new ExportRunOperation(result, what, target, Locale.ENGLISH).run(new NullProgressMonitor());
			Path written = what.isFolder() ? target : target.resolveSibling(target.getFileName() + "." + what.extension());
			assertTrue(what.isFolder() ? Files.isDirectory(written) : Files.size(written) > 100, what.name());
		}
		assertTrue(Files.readString(folder.resolve("out-LATEX.tex")).contains("\\toprule"));
		assertTrue(Files.exists(folder.resolve("out-CHARTS/types.svg")));
		assertEquals(result.cases().size() + 1, Files.readAllLines(folder.resolve("out-CSV/cases.csv")).size());
	}

	@Test
	void writesOneChartInTheFormatOfItsName() throws Exception {
		Chart chart = new ReportCharts(SampleRuns.three(folder), new Texts(Locale.ENGLISH)).measures();
		Path svg = ExportRunOperation.chart(chart, Theme.LIGHT, Locale.ENGLISH, folder.resolve("a.svg"), "png");
		assertTrue(Files.readString(svg).contains("<svg"));
		Path png = ExportRunOperation.chart(chart, Theme.LIGHT, Locale.ENGLISH, folder.resolve("a.b"), "png");
		assertEquals("a.b.png", png.getFileName().toString());
		assertEquals((byte) 'P', Files.readAllBytes(png)[1]);
		Path pdf = ExportRunOperation.chart(chart, Theme.LIGHT, Locale.ENGLISH, folder.resolve("a.PDF"), "png");
		assertEquals((byte) '%', Files.readAllBytes(pdf)[0]);
	}

	@Test
	void leavesNothingBehindWhereItCannotWrite() throws Exception {
		EvaluationResult result = SampleRuns.three(folder);
		Path file = Files.writeString(folder.resolve("file"), "not a folder");
		IOException failure = (IOException) assertThrows(InvocationTargetException.class,
				() -> new ExportRunOperation(result, Export.HTML, file.resolve("report.html"), Locale.ENGLISH).run(new NullProgressMonitor()))
				.getCause();
		assertTrue(failure.getMessage().contains("file"), failure.getMessage());
		assertEquals("not a folder", Files.readString(file));
		Path taken = Files.createDirectories(folder.resolve("taken/report.html"));
		assertThrows(IOException.class, () -> new ExportRunOperation(result, Export.HTML, taken, Locale.ENGLISH).write());
		try (Stream<Path> left = Files.list(taken.getParent())) {
			assertFalse(left.anyMatch(one -> one.toString().endsWith(".part")));
		}
	}
}
