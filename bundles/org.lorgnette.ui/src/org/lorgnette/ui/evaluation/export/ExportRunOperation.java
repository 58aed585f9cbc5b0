package org.lorgnette.ui.evaluation.export;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.report.chart.jfree.ChartFormat;
import org.lorgnette.report.chart.jfree.Theme;

/**
 * Writes a result into a file or a folder. Not for the UI thread: from a wizard, run it forked.
 *
 * @param target
 *            a file, or a folder that need not exist, as {@link Export#isFolder()} says
 */
public record ExportRunOperation(EvaluationResult result, Export what, Path target, Locale locale) implements IRunnableWithProgress {

	@Override
	public void run(IProgressMonitor monitor) throws InvocationTargetException {
		monitor.beginTask(NLS.bind(Messages.ExportRunOperation_writing, target), IProgressMonitor.UNKNOWN);
		try {
			write();
		} catch (IOException e) {
			throw new InvocationTargetException(e, e.getMessage());
		} finally {
			monitor.done();
		}
	}

	/**
	 * Each file is written whole or not at all.
	 *
	 * @throws IOException
	 *             if a file cannot be written, named in the message
	 */
	public Path write() throws IOException {
		Path goal = what.isFolder() || hasExtension(target) ? target : target.resolveSibling(target.getFileName() + "." + what.extension());
		what.write(result, goal, locale);
		return goal;
	}

	private static boolean hasExtension(Path file) {
		return file.getFileName().toString().lastIndexOf('.') > 0 || Files.exists(file);
	}

	/** Writes one chart in the format of the file's name, or else in the one given. */
	public static Path chart(Chart chart, Theme theme, Locale locale, Path file, String otherwise) throws IOException {
		return drawing(file, otherwise, (format, goal) -> format.write(chart, theme, locale, goal));
	}

	/** Likewise for pictures with marks. */
	public static Path figure(PictureFigure figure, Path file, String otherwise) throws IOException {
		return drawing(file, otherwise, (format, goal) -> format.write(figure, goal));
	}

	@FunctionalInterface
	private interface Drawing {
		void write(ChartFormat format, Path goal) throws IOException;
	}

	private static Path drawing(Path file, String otherwise, Drawing drawing) throws IOException {
		String name = file.getFileName().toString();
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		boolean known = name.contains(".") && Arrays.stream(ChartFormat.values()).anyMatch(one -> one.extension().equals(extension));
		Path goal = known ? file : file.resolveSibling(name + "." + otherwise);
		drawing.write(ChartFormat.valueOf((known ? extension : otherwise).toUpperCase(Locale.ROOT)), goal);
		return goal;
	}
}
