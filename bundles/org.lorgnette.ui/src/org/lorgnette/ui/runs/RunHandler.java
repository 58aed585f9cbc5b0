package org.lorgnette.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on the runs that are selected. */
abstract class RunHandler extends AbstractHandler {

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		List<IContainer> runs = runs(HandlerUtil.getCurrentSelection(event));
		if (!runs.isEmpty()) {
			execute(runs, event);
		}
		return null;
	}

	/** @param runs at least one */
	abstract void execute(List<IContainer> runs, ExecutionEvent event) throws ExecutionException;

	static List<IContainer> runs(ISelection selection) {
		if (!(selection instanceof IStructuredSelection structured)) {
			return List.of();
		}
		return structured.stream().map(element -> Optional.ofNullable(Adapters.adapt(element, IResource.class)))
				.flatMap(Optional::stream).map(RunFolders::of).flatMap(Optional::stream).distinct().toList();
	}

	static Path path(IContainer run) {
		return run.getLocation().toFile().toPath();
	}
}
