package org.lorgnette.ui.markers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;

/** Validates what is selected, or the file of the active editor. */
public final class ValidateHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		List<IResource> resources = resources(event);
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		if (!resources.isEmpty()) {
			ValidateJob[] job = new ValidateJob[1];
			job[0] = new ValidateJob(resources,
					problems -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> tell(window, job[0].files(), problems)));
			job[0].schedule();
		}
		return null;
	}

	private static List<IResource> resources(ExecutionEvent event) {
		List<IResource> resources = new ArrayList<>();
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		if (selection instanceof IStructuredSelection structured) {
			for (Object element : structured) {
				Optional.ofNullable(Adapters.adapt(element, IResource.class)).ifPresent(resources::add);
			}
		}
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		if (resources.isEmpty() && editor != null) {
			Optional.ofNullable(Adapters.adapt(editor.getEditorInput(), IFile.class)).ifPresent(resources::add);
		}
		return resources;
	}

	private static void tell(IWorkbenchWindow window, int files, long problems) {
		IWorkbenchPage page = window == null || window.getShell() == null || window.getShell().isDisposed() ? null : window.getActivePage();
		if (page == null) {
			return;
		}
		if (problems > 0) {
			try {
				page.showView(IPageLayout.ID_PROBLEM_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(new Status(e.getStatus().getSeverity(), Ids.PLUGIN, e.getMessage(), e));
			}
		}
		if (page.getActivePart() != null && page.getActivePart().getSite() instanceof IViewSite site) {
			site.getActionBars().getStatusLineManager().setMessage(NLS.bind(Messages.validate_done, files, problems));
		} else if (page.getActiveEditor() != null) {
			page.getActiveEditor().getEditorSite().getActionBars().getStatusLineManager()
					.setMessage(NLS.bind(Messages.validate_done, files, problems));
		}
	}
}
