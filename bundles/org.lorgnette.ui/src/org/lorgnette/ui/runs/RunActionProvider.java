package org.lorgnette.ui.runs;

import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;

/** Makes a double-click on a run in the Project Explorer open it in the Evaluation view. */
public final class RunActionProvider extends CommonActionProvider {

	private final Action open = new Action(Messages.showRun) {

		@Override
		public void run() {
			List<IContainer> runs = selected();
			if (!runs.isEmpty()) {
				RunActions.show(runs.stream().map(RunHandler::path).toList());
			}
		}
	};

	private List<IContainer> selected() {
		return getContext() == null ? List.of() : RunHandler.runs(getContext().getSelection());
	}

	@Override
	public void fillActionBars(IActionBars bars) {
		if (!selected().isEmpty()) {
			bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
		}
	}
}
