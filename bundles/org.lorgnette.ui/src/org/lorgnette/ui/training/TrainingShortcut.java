package org.lorgnette.ui.training;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.launch.Launches;
import org.lorgnette.ui.launch.ResourceShortcut;
import org.lorgnette.ui.training.TrainingSetup.WhenStopped;

/** Run As > Training, on a training configuration. */
public final class TrainingShortcut extends ResourceShortcut {

	/** Runs the launch configuration that there is for the file, or a new one. */
	@Override
	protected void launch(IResource file, String mode) {
		Launches.launch(() -> {
			List<ILaunchConfiguration> found = configurations(file);
			return found.isEmpty() ? create(file) : found.getFirst();
		}, mode);
	}

	/** Goes on with a training that was stopped, as it was launched. */
	static void resume(ILaunchConfiguration configuration) {
		Launches.launch(() -> {
			ILaunchConfigurationWorkingCopy copy = configuration.getWorkingCopy();
			TrainingSetup.of(configuration).with(WhenStopped.RESUME).applyTo(copy);
			return copy;
		}, ILaunchManager.RUN_MODE);
	}

	/** Goes on with a training of a file of which no launch is known. */
	static void resume(IFile file, Path model) {
		Launches.launch(() -> {
			ILaunchConfigurationWorkingCopy copy = Launches.create(Ids.TRAINING_LAUNCH_TYPE, Launches.name(file));
			new TrainingSetup(file.getFullPath().toPortableString(), model.toString(), WhenStopped.RESUME, false, "", 0).applyTo(copy);
			return copy;
		}, ILaunchManager.RUN_MODE);
	}

	private static ILaunchConfiguration create(IResource file) throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = Launches.create(Ids.TRAINING_LAUNCH_TYPE, Launches.name(file));
		TrainingSetup.over(file.getFullPath().toPortableString()).applyTo(configuration);
		configuration.setMappedResources(new IResource[] { file });
		return configuration.doSave();
	}

	@Override
	protected List<ILaunchConfiguration> configurations(IResource file) throws CoreException {
		String path = file.getFullPath().toPortableString();
		return Launches.find(Ids.TRAINING_LAUNCH_TYPE, configuration -> TrainingSetup.of(configuration).file().equals(path));
	}
}
