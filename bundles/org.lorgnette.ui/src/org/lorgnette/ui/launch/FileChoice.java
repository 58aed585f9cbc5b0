package org.lorgnette.ui.launch;

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/**
 * Dialogs in which a YAML file is chosen to be launched.
 *
 * @param kind
 *            which files of the workspace can be
 */
public record FileChoice(String title, String message, Predicate<IFile> kind) {

	/** @return its path in the workspace */
	Optional<String> inWorkspace(Shell shell) {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(shell, new WorkbenchLabelProvider(),
				new BaseWorkbenchContentProvider());
		dialog.setTitle(title);
		dialog.setMessage(message);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.addFilter(new ViewerFilter() {

			@Override
			public boolean select(Viewer viewer, Object parent, Object element) {
				return !(element instanceof IFile chosen) || YamlKind.hasExtension(chosen);
			}
		});
		dialog.setValidator(selection -> selection.length == 1 && selection[0] instanceof IFile chosen && kind.test(chosen)
				? Status.OK_STATUS : Status.error(message));
		return dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile chosen
				? Optional.of(chosen.getFullPath().toPortableString()) : Optional.empty();
	}

	/** @return its path in the file system */
	Optional<String> elsewhere(Shell shell) {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(title);
		dialog.setFilterExtensions(new String[] { "*.yaml;*.yml", "*" });
		return Optional.ofNullable(dialog.open());
	}
}
