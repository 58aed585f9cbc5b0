package org.lorgnette.ui.training;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lorgnette.evaluation.training.TrainingFolder;

/** The commands on the trainings that are selected; which one is said behind the class's name. */
public final class TrainingHandler extends AbstractHandler implements IExecutableExtension {

	private String command = "";

	@Override
	public void setInitializationData(IConfigurationElement element, String attribute, Object data) throws CoreException {
		command = String.valueOf(data);
	}

	@Override
	public Object execute(ExecutionEvent event) {
		for (IContainer training : TrainingFolders.selected(HandlerUtil.getCurrentSelection(event))) {
			switch (command) {
				case "show" -> TrainingActions.open(TrainingFolders.path(training));
				case "resume" -> new ResumeJob(TrainingFolders.path(training)).schedule();
				case "report" -> TrainingActions.openPage(TrainingFolders.path(training).resolve(TrainingFolder.PAGE));
				default -> throw new IllegalStateException("no command " + command);
			}
		}
		return null;
	}
}
