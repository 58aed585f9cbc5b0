package org.lorgnette.ui.launch;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.lorgnette.ui.Ids;

/** Run As > Evaluation, on an experiment or on a corpus, which gets an experiment beside it first. */
public final class EvaluationShortcut extends ResourceShortcut {

	@Override
	protected void launch(IResource resource, String mode) {
		if (resource instanceof IFile file && ExperimentFiles.isExperiment(file)) {
			launchExperiment(file, mode);
		} else {
			new DraftJob(resource, experiment -> launchExperiment(experiment, mode)).schedule();
		}
	}

	/** Runs the configuration that there is for the experiment, or a new one. */
	public static void launchExperiment(IFile experiment, String mode) {
		Launches.launch(() -> {
			List<ILaunchConfiguration> found = find(experiment);
			return found.isEmpty() ? create(experiment) : found.getFirst();
		}, mode);
	}

	/** Goes on with an unfinished run. */
	public static void resume(IPath folder) {
		Launches.launch(() -> {
			ILaunchConfigurationWorkingCopy configuration = Launches.create(Ids.LAUNCH_TYPE, folder.lastSegment());
			LaunchSetup setup = LaunchSetup.of(configuration);
			LaunchSetup.setOutput(configuration, setup.pattern(), Optional.of(folder.toOSString()), setup.reports(), setup.language());
			return configuration;
		}, ILaunchManager.RUN_MODE);
	}

	/** Runs the experiment of a run once more, into a new folder beside the run's. */
	public static void runAgain(IPath folder) {
		Launches.launch(() -> {
			ILaunchConfigurationWorkingCopy configuration = Launches.create(Ids.LAUNCH_TYPE, folder.lastSegment());
			LaunchSetup.setAgain(configuration, folder.toOSString());
			return configuration;
		}, ILaunchManager.RUN_MODE);
	}

	private static ILaunchConfiguration create(IFile experiment) throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = Launches.create(Ids.LAUNCH_TYPE, Launches.name(experiment));
		LaunchSetup.setDefaults(configuration);
		LaunchSetup.setExperiment(configuration, experiment.getFullPath().toPortableString());
		configuration.setMappedResources(new IResource[] { experiment });
		return configuration.doSave();
	}

	private static List<ILaunchConfiguration> find(IResource experiment) throws CoreException {
		return Launches.find(Ids.LAUNCH_TYPE, configuration -> {
			LaunchSetup setup = LaunchSetup.of(configuration);
			return setup.resume().isEmpty() && setup.experiment().equals(experiment.getFullPath().toPortableString());
		});
	}

	@Override
	protected List<ILaunchConfiguration> configurations(IResource resource) throws CoreException {
		return find(resource);
	}
}
