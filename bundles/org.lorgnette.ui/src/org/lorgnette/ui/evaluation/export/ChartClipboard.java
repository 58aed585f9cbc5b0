package org.lorgnette.ui.evaluation.export;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.report.chart.jfree.PngExport;
import org.lorgnette.report.chart.jfree.Theme;
import org.lorgnette.ui.evaluation.chart.Pixels;

/** Puts charts on the clipboard. */
public final class ChartClipboard {

	private static final double ZOOM = 2;

	private ChartClipboard() {
	}

	/** As a picture of twice the size, drawn in the background. */
	public static void copy(Chart chart, Theme theme, Locale locale) {
		copy(() -> PngExport.image(chart, theme, locale, ZOOM));
	}

	/** Likewise. */
	public static void copy(PictureFigure figure) {
		copy(() -> PngExport.image(figure, ZOOM));
	}

	private static void copy(Supplier<BufferedImage> drawing) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		Job job = Job.createSystem(Messages.ChartClipboard_job, monitor -> {
			ImageData picture = Pixels.of(drawing.get());
			if (!display.isDisposed()) {
				display.asyncExec(() -> put(picture, display));
			}
		});
		job.schedule();
	}

	private static void put(ImageData picture, Display display) {
		Clipboard clipboard = new Clipboard(display);
		try {
			clipboard.setContents(new Object[] { picture }, new Transfer[] { ImageTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}
}
