package org.lorgnette.ui.wizards;

import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** What is selected in the workspace, or chosen there. */
final class Chosen {

	private Chosen() {
	}

	/** What the first of the selected things stands for in the workspace. */
	static Optional<IResource> resource(IStructuredSelection selection) {
		return Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), IResource.class));
	}

	/** The file in the active editor. */
	static Optional<IResource> edited(IWorkbenchPage page) {
		return Optional.ofNullable(page.getActiveEditor())
				.map(editor -> Adapters.adapt(editor.getEditorInput(), IFile.class));
	}

	/** The resource at a workspace path, if it is there. */
	static Optional<IResource> at(String path) {
		return path.isBlank() ? Optional.empty()
				: Optional.ofNullable(ResourcesPlugin.getWorkspace().getRoot().findMember(IPath.fromPortableString(path.strip())))
						.filter(IResource::isAccessible);
	}

	/** Lets the user choose a file or folder, or folders only. */
	static Optional<IResource> ask(Shell shell, String title, boolean foldersOnly) {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(shell, new WorkbenchLabelProvider(),
				new BaseWorkbenchContentProvider());
		dialog.setTitle(title);
		dialog.setMessage(title);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.setValidator(selection -> selection.length == 1 && selection[0] instanceof IResource ? Status.OK_STATUS
				: Status.error(title));
		if (foldersOnly) {
			dialog.addFilter(new ContainersOnly());
		}
		return dialog.open() == Window.OK ? Optional.of((IResource) dialog.getFirstResult()) : Optional.empty();
	}

	/** The folder that something new beside the resource goes into. */
	static IContainer folder(IResource resource) {
		return resource instanceof IContainer container ? container : resource.getParent();
	}

	/** @throws CoreException if the folder cannot be looked at again */
	static void refresh(IContainer folder) throws CoreException {
		folder.refreshLocal(IResource.DEPTH_INFINITE, null);
	}
}
