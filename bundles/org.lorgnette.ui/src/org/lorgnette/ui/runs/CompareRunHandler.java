package org.lorgnette.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.report.RunSummary;

/** Compare With...: shows a run beside others over the same corpus. Several selected runs are compared at once. */
public final class CompareRunHandler extends RunHandler {

	private record Candidate(String label, Path folder) {
	}

	@Override
	void execute(List<IContainer> runs, ExecutionEvent event) throws ExecutionException {
		if (runs.size() > 1) {
			RunActions.show(runs.stream().map(RunHandler::path).toList());
			return;
		}
		Shell shell = HandlerUtil.getActiveShellChecked(event);
		IContainer run = runs.getFirst();
		Job.create(Messages.lookingForRuns, (ICoreRunnable) monitor -> {
			List<Candidate> candidates = candidates(run);
			shell.getDisplay().asyncExec(() -> {
				if (!shell.isDisposed()) {
					choose(shell, run, candidates);
				}
			});
		}).schedule();
	}

	/** The finished runs over the same corpus, newest first. */
	private static List<Candidate> candidates(IContainer run) throws CoreException {
		Optional<RunSummary> own = RunFolders.summary(run);
		List<RunSummary> found = new ArrayList<>();
		ResourcesPlugin.getWorkspace().getRoot().accept((IResource resource) -> {
			if (resource instanceof IContainer folder && !folder.equals(run) && RunFolders.isRun(folder)) {
				RunFolders.summary(folder).filter(other -> other.state() != RunSummary.State.UNFINISHED)
						.filter(other -> own.filter(mine -> mine.corpusHash().equals(other.corpusHash())).isPresent())
						.ifPresent(found::add);
				return false;
			}
			return resource.isAccessible();
		});
		return found.stream().sorted(Comparator.comparing((RunSummary other) -> other.finished().orElseThrow()).reversed())
				.map(other -> new Candidate(other.folder().getFileName() + "  [" + RunDecorator.describe(other) + "]", other.folder())).toList();
	}

	private static void choose(Shell shell, IContainer run, List<Candidate> candidates) {
		if (candidates.isEmpty()) {
			StatusManager.getManager().handle(Status.info(NLS.bind(Messages.compareNone, run.getName())), StatusManager.SHOW);
			return;
		}
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell,
				LabelProvider.createTextProvider(element -> element instanceof Candidate candidate ? candidate.label : ""));
		dialog.setTitle(Messages.compareTitle);
		dialog.setMessage(NLS.bind(Messages.compareMessage, run.getName()));
		dialog.setMultipleSelection(true);
		dialog.setElements(candidates.toArray());
		if (dialog.open() == Window.OK) {
			List<Path> shown = new ArrayList<>(List.of(path(run)));
			Arrays.stream(dialog.getResult()).map(Candidate.class::cast).map(Candidate::folder).forEach(shown::add);
			RunActions.show(shown);
		}
	}
}
