package org.lorgnette.ui.launch;

import java.time.Duration;
import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.TextConsole;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;

/** A launch as a person sees it: its console, its end. */
public record Launched(ILaunch launch) {

	private static final Duration LONG = Duration.ofMinutes(3);

	public static ILaunchManager manager() {
		return DebugPlugin.getDefault().getLaunchManager();
	}

	static ILaunchConfigurationType type() {
		return manager().getLaunchConfigurationType(Ids.LAUNCH_TYPE);
	}

	static ILaunchConfigurationWorkingCopy configuration(IFile experiment) throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = type().newInstance(null,
				manager().generateLaunchConfigurationName(experiment.getName()));
		LaunchSetup.setDefaults(configuration);
		LaunchSetup.setExperiment(configuration, experiment.getFullPath().toPortableString());
		return configuration;
	}

	public static Launched start(ILaunchConfiguration configuration) throws CoreException {
		return new Launched(configuration.launch(ILaunchManager.RUN_MODE, null));
	}

	public static void forgetAll() throws CoreException {
		manager().removeLaunches(manager().getLaunches());
		for (ILaunchConfiguration configuration : manager().getLaunchConfigurations(type())) {
			configuration.delete();
		}
	}

	/** The only launch there is, as soon as it has begun. */
	public static Launched only() {
		Ui.await("a launch", () -> manager().getLaunches().length == 1 && manager().getLaunches()[0].getProcesses().length == 1);
		return new Launched(manager().getLaunches()[0]);
	}

	public IProcess process() {
		return launch.getProcesses()[0];
	}

	/** Waits for the end and gives the exit value. */
	public int end() throws DebugException {
		Ui.await("the end of the evaluation", LONG, () -> launch.isTerminated());
		return process().getExitValue();
	}

	public TextConsole console() {
		Ui.await("the console", () -> ConsolePlugin.getDefault().getConsoleManager().getConsoles().length > 0 && find() != null);
		return find();
	}

	private TextConsole find() {
		return Arrays.stream(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
				.filter(console -> console instanceof org.eclipse.debug.ui.console.IConsole output && output.getProcess() == process())
				.map(TextConsole.class::cast).findFirst().orElse(null);
	}

	/** What the console says once these words are in it. */
	public String saysAtLast(String words) {
		IDocument document = console().getDocument();
		try {
			Ui.await("'" + words + "' in the console", () -> document.get().contains(words));
		} catch (AssertionError e) {
			throw new AssertionError(e.getMessage() + ", which says:\n" + Ui.call(document::get), e);
		}
		return Ui.call(document::get);
	}

	/** Everything the console says now. */
	public String said() {
		TextConsole shown = console();
		return Ui.call(() -> shown.getDocument().get());
	}

	/** The one run folder in {@code runs}. */
	static IFolder run(IProject project) throws CoreException {
		IResource[] runs = project.getFolder("runs").members();
		if (runs.length != 1) {
			throw new AssertionError("expected one run, found " + Arrays.toString(runs));
		}
		return (IFolder) runs[0];
	}
}
