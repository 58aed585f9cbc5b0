package org.lorgnette.ui.training;

import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;

/** Makes a double-click on a training in the Project Explorer open it in the Training view. */
public final class TrainingActionProvider extends CommonActionProvider {

	private final Action open = new Action(Messages.showCurves) {

		@Override
		public void run() {
			selected().forEach(training -> TrainingActions.open(TrainingFolders.path(training)));
		}
	};

	private List<IContainer> selected() {
		return getContext() == null ? List.of() : TrainingFolders.selected(getContext().getSelection());
	}

	@Override
	public void fillActionBars(IActionBars bars) {
		if (!selected().isEmpty()) {
			bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
		}
	}
}
