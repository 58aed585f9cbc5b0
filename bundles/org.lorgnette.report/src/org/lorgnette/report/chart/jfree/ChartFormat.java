package org.lorgnette.report.chart.jfree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.lorgnette.io.PendingOutput;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.PictureFigure;

/** The files that a chart, or a picture with marks, can be written to. */
public enum ChartFormat {

	/** A picture of twice the size, sharp on any screen. */
	PNG {
		@Override
		void write(Sheet sheet, OutputStream out) throws IOException {
			PngExport.write(sheet, ZOOM, out);
		}
	},
	SVG {
		@Override
		void write(Sheet sheet, OutputStream out) throws IOException {
			out.write(SvgExport.file(sheet).getBytes(StandardCharsets.UTF_8));
		}
	},
	PDF {
		@Override
		void write(Sheet sheet, OutputStream out) throws IOException {
			PdfExport.write(sheet, out);
		}
	};

	private static final double ZOOM = 2;

	abstract void write(Sheet sheet, OutputStream out) throws IOException;

	/** What names of such files end with, without a dot. */
	public String extension() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Writes one chart: the whole file or none of it; a file that was there is replaced. */
	public void write(Chart chart, Theme theme, Locale locale, Path file) throws IOException {
		write(Sheet.of(chart, theme, locale), file);
	}

	/** Likewise for pictures. */
	public void write(PictureFigure figure, Path file) throws IOException {
		write(new FigureSheet(figure), file);
	}

	private void write(Sheet sheet, Path file) throws IOException {
		try (PendingOutput pending = PendingOutput.toFile(file)) {
			write(sheet, pending.bytes());
			pending.commit();
		}
	}
}
