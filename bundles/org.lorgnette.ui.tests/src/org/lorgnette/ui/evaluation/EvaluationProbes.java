package org.lorgnette.ui.evaluation;

import org.eclipse.swt.widgets.Composite;
import org.lorgnette.ui.harness.Ui;

/** What the Evaluation view shows, for tests of other parts. */
public final class EvaluationProbes {

	private EvaluationProbes() {
	}

	/** The control that holds all others of the view. */
	public static Composite root(EvaluationView view) {
		return Ui.call(view::control);
	}
}
