package org.lorgnette.ui.wizards;

import org.eclipse.core.resources.IContainer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;

/** Leaves projects and folders in a tree of the workspace. */
final class ContainersOnly extends ViewerFilter {

	@Override
	public boolean select(Viewer viewer, Object parent, Object element) {
		return element instanceof IContainer;
	}
}
