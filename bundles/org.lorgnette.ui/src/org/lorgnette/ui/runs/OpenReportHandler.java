package org.lorgnette.ui.runs;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;

/** Open Report. */
public final class OpenReportHandler extends RunHandler {

	@Override
	void execute(List<IContainer> runs, ExecutionEvent event) {
		runs.forEach(run -> RunActions.openReport(path(run)));
	}
}
