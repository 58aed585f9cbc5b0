package org.lorgnette.ui.evaluation;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;

/** A tab of the Evaluation view. */
interface ResultTab {

	/** What the tab says. */
	String title();

	Control create(Composite parent);

	/** Shows these runs; called when the tab is seen. */
	void show(ShownRuns runs);

	void setFocus();

	/** The chart that is shown, for copying and exporting. */
	default Optional<ChartCanvas> chart() {
		return Optional.empty();
	}

	/** The table that has the focus or is the only one, for copying. */
	default Optional<ReportTable> table() {
		return Optional.empty();
	}
}
