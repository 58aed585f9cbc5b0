package org.lorgnette.ui.runs;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.report.RunSummary;
import org.lorgnette.ui.launch.ActiveRuns;

/** Says on a run folder how far the run came, which engine was best, and when that was. */
public final class RunDecorator extends FolderDecorator {

	@Override
	public void decorate(Object element, IDecoration decoration) {
		if (!(element instanceof IContainer folder) || !RunFolders.isRun(folder) || folder.getLocation() == null) {
			return;
		}
		Path path = folder.getLocation().toFile().toPath();
		Optional<RunSummary> summary = RunFolders.summary(folder);
		if (ActiveRuns.contains(path)) {
			decorate(decoration, Messages.stateRunning, "running_ovr");
		} else if (summary.isPresent()) {
			decorate(decoration, describe(summary.get()), overlay(summary.get().state()));
		} else {
			decorate(decoration, Messages.stateDamaged, "unfinished_ovr");
		}
	}

	private static String overlay(RunSummary.State state) {
		return switch (state) {
			case FINISHED -> "finished_ovr";
			case UNFINISHED -> "unfinished_ovr";
			case GATE_FAILED -> "gate_ovr";
		};
	}

	/** Such as {@code crf F1 81.2 · 21 Nov 2026, 08:31}. */
	static String describe(RunSummary summary) {
		String state = switch (summary.state()) {
			case FINISHED -> "";
			case UNFINISHED -> Messages.stateUnfinished;
			case GATE_FAILED -> Messages.stateGateFailed;
		};
		return joined(state, summary.best().map(found -> NLS.bind(Messages.bestEngine, found.engine(), percent(found.f1()))).orElse(""),
				summary.finished().or(summary::started).map(FolderDecorator::date).orElse(""));
	}

	@Override
	protected boolean isTelling(IResource resource) {
		return RunFolders.isTelling(resource);
	}
}
