package org.lorgnette.ui.training;

import java.nio.file.Path;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.ui.launch.ExperimentFiles;

/** Starts trainings. A file that is not there is refused; the rest is said in the console, with links to places in files. */
public final class TrainingLaunchDelegate extends LaunchConfigurationDelegate {

	/** Family of the jobs of trainings. */
	static final Object FAMILY = new Object();

	@Override
	public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
		// Nothing is built for a training.
		return false;
	}

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		TrainingSetup setup = TrainingSetup.of(configuration);
		if (setup.file().isBlank()) {
			throw new CoreException(Status.error(Messages.fileNone));
		}
		Path file = ExperimentFiles.locate(setup.file())
				.orElseThrow(() -> new CoreException(Status.error(NLS.bind(Messages.fileAbsent, setup.file()))));
		new TrainingRun(file, setup, launch).schedule();
	}
}
