package org.lorgnette.ui.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.ask.AskView;

/** Ask About This: takes pictures and questions about pictures to the Picture view, texts to the Ask view. */
public final class AskAboutHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IStructuredSelection selection = HandlerUtil.getCurrentStructuredSelection(event);
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		List<?> elements = selection.toList();
		IResource only = elements.size() == 1 ? Adapters.adapt(elements.getFirst(), IResource.class) : null;
		if (only == null || only.getLocation() == null) {
			askTexts(page, selection);
		} else if (only instanceof IFile file && PictureView.isPicture(file)) {
			askPicture(page, file.getLocation().toPath());
		} else {
			decide(page, selection, only.getLocation().toPath());
		}
		return null;
	}

	/** What is in it shows only when it is looked into. */
	private static void decide(IWorkbenchPage page, IStructuredSelection selection, Path path) {
		Job job = Job.create(Messages.job_read, monitor -> {
			boolean visual = isVisual(path);
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
				if (visual) {
					askPicture(page, path);
				} else {
					askTexts(page, selection);
				}
			});
			return Status.OK_STATUS;
		});
		job.setPriority(Job.INTERACTIVE);
		job.schedule();
	}

	private static boolean isVisual(Path path) {
		try {
			return QuestionBook.isOne(path);
		} catch (IOException e) {
			// The view says so again when it reads the file, and says it to the user.
			ILog.of(AskAboutHandler.class).info(e.getMessage());
			return false;
		}
	}

	private static void askPicture(IWorkbenchPage page, Path path) {
		try {
			PictureView view = (PictureView) page.showView(Ids.PICTURE_VIEW);
			view.open(path);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}

	private static void askTexts(IWorkbenchPage page, IStructuredSelection selection) {
		try {
			((AskView) page.showView(Ids.ASK_VIEW)).askAbout(selection);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}
}
