package org.lorgnette.ui.evaluation;

import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** A command of the workbench with what it is to do. */
public record CommandCall(String id, Map<String, String> parameters) {

	/** The new wizard with this id; the choice of all wizards as long as it is not there. */
	public static CommandCall newWizard(String wizard) {
		return new CommandCall("org.eclipse.ui.newWizard", Map.of("newWizardId", wizard));
	}

	void run(IWorkbenchSite site) {
		Command command = site.getService(ICommandService.class).getCommand(id);
		IHandlerService handlers = site.getService(IHandlerService.class);
		try {
			handlers.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
		} catch (CommandException first) {
			try {
				handlers.executeCommand(ParameterizedCommand.generateCommand(command, null), null);
			} catch (CommandException e) {
				Failures.show(Messages.CommandCall_failed, e);
			}
		}
	}
}
