package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/**
 * Measures opening, scrolling and typing with painted lanes, on the UI thread and without engines; prints milliseconds. Nothing is asserted:
 * figures depend on the machine. Not run by the build; run it as a test class in a workbench.
 */
class PaintingBenchmark {

	@Test
	void fiveHundredSentencesThreeLanes() {
		measure("500 sentences, 3 lanes", new LaneFixture(500, 18, 3));
	}

	@Test
	void aMillionCharactersTwentyThousandSpans() {
		measure("1 MB, 20,000 spans a lane", new LaneFixture(7000, 24, 3));
	}

	@Test
	void longParagraphs() {
		measure("1 MB in paragraphs of 2,000 characters", new LaneFixture(500, 340, 40));
	}

	private static void measure(String title, LaneFixture fixture) {
		Display.getDefault().syncExec(() -> {
			Display display = Display.getCurrent();
			Shell shell = new Shell(display);
			shell.setLayout(new FillLayout());
			shell.setBounds(0, 0, 1200, 900);
			long start = System.nanoTime();
			ProjectionViewer viewer = new ProjectionViewer(shell, null, null, false, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
			StyledText widget = viewer.getTextWidget();
			widget.setWordWrap(true);
			Document document = new Document(fixture.text);
			viewer.setDocument(document);
			LanePainter painter = new LanePainter(viewer);
			document.addDocumentListener(painter.documentListener());
			shell.open();
			widget.update();
			double opened = millis(start);
			start = System.nanoTime();
			PaintModel model = PaintModel.of(fixture.corpus, fixture.lanes);
			double built = millis(start);
			start = System.nanoTime();
			painter.show(model);
			widget.update();
			double shown = millis(start);
			double worstIdle = settle(display);
			List<Double> scrolls = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				start = System.nanoTime();
				widget.setTopPixel(widget.getTopPixel() + 90);
				widget.update();
				scrolls.add(millis(start));
			}
			List<Double> jumps = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				start = System.nanoTime();
				widget.setTopIndex(widget.getLineCount() * ((i * 37) % 60) / 60);
				widget.update();
				jumps.add(millis(start));
				settle(display);
			}
			widget.setTopIndex(widget.getLineCount() / 2);
			widget.setCaretOffset(widget.getOffsetAtLine(widget.getTopIndex() + 2) + 10);
			settle(display);
			List<Double> keys = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				start = System.nanoTime();
				widget.insert("x");
				widget.setCaretOffset(widget.getCaretOffset() + 1);
				widget.update();
				keys.add(millis(start));
				settle(display);
			}
			System.out.printf(Locale.ROOT, "BENCH %s: %d chars, %d mentions, open %.0f, model (any thread) %.0f, show+paint %.0f, idle event worst %.0f,%n"
					+ "BENCH   scroll %s, jump %s, key %s%n", title, fixture.text.length(), model.lanes().get(0).mentions().size(), opened, built, shown,
					worstIdle, figures(scrolls), figures(jumps), figures(keys));
			String folder = System.getProperty("lorgnette.screenshots");
			if (folder != null) {
				Image image = new Image(display, shell.getClientArea().width, shell.getClientArea().height);
				GC gc = new GC(widget);
				gc.copyArea(image, 0, 0);
				gc.dispose();
				ImageLoader loader = new ImageLoader();
				loader.data = new ImageData[] { image.getImageData() };
				loader.save(folder + "/" + title.replaceAll("\\W+", "-") + ".png", SWT.IMAGE_PNG);
				image.dispose();
			}
			shell.dispose();
		});
	}

	/** Lets the widget finish what it does when idle; the longest single event in ms. */
	private static double settle(Display display) {
		double worst = 0;
		long until = System.nanoTime() + 5_000_000_000L;
		boolean more = true;
		while (more && System.nanoTime() < until) {
			long start = System.nanoTime();
			more = display.readAndDispatch();
			worst = Math.max(worst, millis(start));
		}
		return worst;
	}

	private static double millis(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	private static String figures(List<Double> times) {
		Collections.sort(times);
		return String.format(Locale.ROOT, "median %.1f p95 %.1f worst %.1f", times.get(times.size() / 2), times.get(times.size() * 95 / 100),
				times.get(times.size() - 1));
	}
}
