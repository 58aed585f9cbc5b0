package org.lorgnette.ui.runs;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.lorgnette.ui.launch.EvaluationShortcut;

/** Run Again: the experiment as it was when the run was made, into a new folder beside it. */
public final class RerunHandler extends RunHandler {

	@Override
	void execute(List<IContainer> runs, ExecutionEvent event) {
		runs.forEach(run -> EvaluationShortcut.runAgain(run.getLocation()));
	}
}
