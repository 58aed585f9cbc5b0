package org.lorgnette.ui.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.chart.ChartModel;

/** Charts of a training beside and below each other, as many in a row as fit. They change in place, so that nothing flickers. */
final class CurvesArea extends Composite {

	private static final int LEAST_WIDTH = 420;
	private static final int LEAST_HEIGHT = 220;
	private static final int SPACING = 6;
	/** A chart that takes longer to be drawn, such as one that nobody sees, does not keep newer ones from coming. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final Texts texts;
	private final ScrolledComposite scroller;
	private final Composite grid;
	private final Map<String, ChartCanvas> canvases = new LinkedHashMap<>();
	private Optional<LiveTraining> training = Optional.empty();
	private long shownAt;

	CurvesArea(Composite parent, Texts texts) {
		super(parent, SWT.NONE);
		this.texts = texts;
		setLayout(new FillLayout());
		scroller = new ScrolledComposite(this, SWT.V_SCROLL);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		scroller.setShowFocusedControl(true);
		grid = new Composite(scroller, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(SPACING, SPACING).equalWidth(true).applyTo(grid);
		scroller.setContent(grid);
		scroller.addListener(SWT.Resize, event -> arrange());
	}

	/** @return whether the charts are taken; false if those before are still being drawn, then try again later */
	boolean show(LiveTraining of, Map<String, LineChart> charts) {
		boolean other = training.isEmpty() || training.get() != of;
		boolean changed = !charts.keySet().equals(canvases.keySet());
		boolean drawing = canvases.values().stream().anyMatch(canvas -> canvas.chart().isPresent() && canvas.hits().isEmpty());
		if (!other && !changed && drawing && System.nanoTime() - shownAt < PATIENCE_NANOS) {
			return false;
		}
		shownAt = System.nanoTime();
		training = Optional.of(of);
		if (changed) {
			name(charts.keySet().stream().toList());
		}
		charts.forEach((name, chart) -> canvases.get(name)
				.show(Optional.of(new ChartModel(chart, texts, hit -> Optional.empty(), query -> {
					// Values of curves lead to no cases.
				}, words -> {
					// Screen readers say them.
				}))));
		return true;
	}

	/** Keeps the canvases whose charts go on, in the order of the charts. */
	private void name(List<String> names) {
		List<String> gone = new ArrayList<>(canvases.keySet());
		gone.removeAll(names);
		gone.forEach(name -> canvases.remove(name).dispose());
		Map<String, ChartCanvas> ordered = new LinkedHashMap<>();
		for (String name : names) {
			ChartCanvas canvas = canvases.containsKey(name) ? canvases.get(name) : new ChartCanvas(grid, texts.locale());
			GridDataFactory.fillDefaults().grab(true, true).hint(100, LEAST_HEIGHT).applyTo(canvas);
			canvas.moveBelow(null);
			ordered.put(name, canvas);
		}
		canvases.clear();
		canvases.putAll(ordered);
		arrange();
	}

	private void arrange() {
		int width = scroller.getClientArea().width;
		int columns = Math.clamp(width / LEAST_WIDTH, 1, Math.max(1, canvases.size()));
		int rows = (canvases.size() + columns - 1) / columns;
		((GridLayout) grid.getLayout()).numColumns = columns;
		scroller.setMinHeight(rows * LEAST_HEIGHT + (rows - 1) * SPACING);
		grid.layout(true, true);
	}

	/** By the charts' names. */
	Map<String, ChartCanvas> canvases() {
		return canvases;
	}
}
