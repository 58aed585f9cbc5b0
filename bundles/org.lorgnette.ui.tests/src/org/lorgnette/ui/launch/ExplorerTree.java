package org.lorgnette.ui.launch;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.navigator.CommonViewer;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.lorgnette.ui.harness.Ui;

/** The Project Explorer as a person uses it. */
public final class ExplorerTree {

	private final CommonViewer viewer;

	public ExplorerTree() {
		CommonNavigator explorer = Ui.view(ProjectExplorer.VIEW_ID);
		viewer = explorer.getCommonViewer();
	}

	Tree tree() {
		return viewer.getTree();
	}

	private TreeItem item(IResource resource) {
		viewer.setSelection(new StructuredSelection(resource), true);
		TreeItem[] items = viewer.getTree().getSelection();
		return items.length == 1 && resource.equals(items[0].getData()) ? items[0] : null;
	}

	/** Waits until the label of a resource contains these words. */
	public void awaitLabel(IResource resource, String words) {
		String[] last = { "" };
		try {
			Ui.await("the label", () -> {
				TreeItem item = item(resource);
				last[0] = item == null ? "not shown" : item.getText();
				return last[0].contains(words);
			});
		} catch (AssertionError e) {
			throw new AssertionError("waited for '" + words + "' on " + resource + ", whose label is: " + last[0], e);
		}
	}

	public void doubleClick(IResource resource) {
		Ui.await("the item", () -> item(resource) != null);
		Ui.run(() -> {
			Event event = new Event();
			event.item = item(resource);
			// What the window system sends: the tree's own notion of opening, and the mouse.
			tree().notifyListeners(SWT.DefaultSelection, event);
			tree().notifyListeners(SWT.MouseDoubleClick, event);
		});
	}

	/** The entries of the context menu on a resource. */
	public List<String> menu(IResource resource) {
		Ui.await("the item", () -> item(resource) != null);
		return Ui.call(() -> {
			Menu menu = tree().getMenu();
			menu.notifyListeners(SWT.Show, new Event());
			List<String> texts = Arrays.stream(menu.getItems()).map(ExplorerTree::text).toList();
			menu.notifyListeners(SWT.Hide, new Event());
			return texts;
		});
	}

	private static String text(MenuItem item) {
		return item.getData() instanceof ActionContributionItem action && action.getAction() != null
				? String.valueOf(action.getAction().getText())
				: item.getText();
	}
}
