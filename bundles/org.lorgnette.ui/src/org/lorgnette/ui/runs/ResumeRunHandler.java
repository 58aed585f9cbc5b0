package org.lorgnette.ui.runs;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.lorgnette.ui.launch.EvaluationShortcut;

/** Resume: goes on with unfinished runs. */
public final class ResumeRunHandler extends RunHandler {

	@Override
	void execute(List<IContainer> runs, ExecutionEvent event) {
		runs.forEach(run -> EvaluationShortcut.resume(run.getLocation()));
	}
}
