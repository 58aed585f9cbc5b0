package org.lorgnette.ui.tokens;

import java.util.Arrays;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;

/** Lets a person choose a text: one of the workspace if that has projects, else any file. */
final class OpenText {

	private OpenText() {
	}

	static void open(IWorkbenchPartSite site) {
		boolean projects = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).anyMatch(IProject::isOpen);
		String command = projects ? "org.eclipse.ui.navigate.openResource" : "org.eclipse.ui.edit.text.openLocalFile";
		try {
			site.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.LOG | StatusManager.SHOW);
		}
	}
}
