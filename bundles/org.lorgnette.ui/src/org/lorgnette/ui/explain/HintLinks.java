package org.lorgnette.ui.explain;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;

/** Does what the links of an empty view say. */
final class HintLinks {

	private static final String ADD_ENGINE = "org.lorgnette.ui.editor.addEngine";

	private final IWorkbenchPage page;
	private final ExplainModel model;

	HintLinks(IWorkbenchPage page, ExplainModel model) {
		this.page = page;
		this.model = model;
	}

	void follow(String link) {
		switch (link) {
			case Summary.EXPLAIN -> model.explain();
			case Summary.ADD_ENGINE -> addEngine();
			case Summary.ASK -> open(Ids.ASK_VIEW);
			default -> open(ProjectExplorer.VIEW_ID);
		}
	}

	private void addEngine() {
		if (page.getActiveEditor() == null) {
			open(ProjectExplorer.VIEW_ID);
			return;
		}
		page.activate(page.getActiveEditor());
		try {
			page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand(ADD_ENGINE, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.warning(Messages.hint_add_by_hand, e), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private void open(String part) {
		try {
			page.showView(part);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e, Ids.PLUGIN);
		}
	}
}
