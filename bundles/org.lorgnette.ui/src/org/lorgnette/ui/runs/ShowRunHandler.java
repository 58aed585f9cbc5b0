package org.lorgnette.ui.runs;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;

/** Show in Evaluation. */
public final class ShowRunHandler extends RunHandler {

	@Override
	void execute(List<IContainer> runs, ExecutionEvent event) {
		RunActions.show(runs.stream().map(RunHandler::path).toList());
	}
}
