package org.lorgnette.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Ids;

/** Run As > Evaluation, on an experiment or on a corpus, which gets an experiment beside it first. */
public final class EvaluationShortcut implements ILaunchShortcut2 {

	@Override
	public void launch(ISelection selection, String mode) {
		resource(selection).ifPresent(resource -> launch(resource, mode));
	}

	@Override
	public void launch(IEditorPart editor, String mode) {
		resource(editor).ifPresent(resource -> launch(resource, mode));
	}

	private static void launch(IResource resource, String mode) {
		if (resource instanceof IFile file && ExperimentFiles.isExperiment(file)) {
			launchExperiment(file, mode);
		} else {
			new DraftJob(resource, experiment -> launchExperiment(experiment, mode)).schedule();
		}
	}

	/** Runs the configuration that there is for the experiment, or a new one. */
	public static void launchExperiment(IFile experiment, String mode) {
		try {
			List<ILaunchConfiguration> found = configurations(experiment);
			ILaunchConfiguration configuration = found.isEmpty() ? create(experiment) : found.getFirst();
			DebugUITools.launch(configuration, mode);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	/** Goes on with an unfinished run. */
	public static void resume(IPath folder) {
		try {
			ILaunchConfigurationWorkingCopy configuration = type().newInstance(null,
					manager().generateLaunchConfigurationName(folder.lastSegment()));
			LaunchSetup setup = LaunchSetup.of(configuration);
			LaunchSetup.setOutput(configuration, setup.pattern(), Optional.of(folder.toOSString()), setup.reports(), setup.language());
			DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	/** Runs the experiment of a run once more, into a new folder beside the run's. */
	public static void runAgain(IPath folder) {
		try {
			ILaunchConfigurationWorkingCopy configuration = type().newInstance(null,
					manager().generateLaunchConfigurationName(folder.lastSegment()));
			LaunchSetup.setAgain(configuration, folder.toOSString());
			DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static ILaunchManager manager() {
		return DebugPlugin.getDefault().getLaunchManager();
	}

	private static ILaunchConfigurationType type() {
		return manager().getLaunchConfigurationType(Ids.LAUNCH_TYPE);
	}

	private static ILaunchConfiguration create(IFile experiment) throws CoreException {
		String name = experiment.getProject().getName() + " " + experiment.getFullPath().removeFileExtension().lastSegment();
		ILaunchConfigurationWorkingCopy configuration = type().newInstance(null, manager().generateLaunchConfigurationName(name));
		LaunchSetup.setDefaults(configuration);
		LaunchSetup.setExperiment(configuration, experiment.getFullPath().toPortableString());
		configuration.setMappedResources(new IResource[] { experiment });
		return configuration.doSave();
	}

	private static List<ILaunchConfiguration> configurations(IResource experiment) throws CoreException {
		List<ILaunchConfiguration> found = new ArrayList<>();
		for (ILaunchConfiguration configuration : manager().getLaunchConfigurations(type())) {
			LaunchSetup setup = LaunchSetup.of(configuration);
			if (setup.resume().isEmpty() && setup.experiment().equals(experiment.getFullPath().toPortableString())) {
				found.add(configuration);
			}
		}
		return found;
	}

	private static Optional<IResource> resource(ISelection selection) {
		return selection instanceof IStructuredSelection structured
				? Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IResource.class))
				: Optional.empty();
	}

	private static Optional<IResource> resource(IEditorPart editor) {
		return Optional.ofNullable(Adapters.adapt(editor.getEditorInput(), IResource.class));
	}

	private static ILaunchConfiguration[] configurations(Optional<IResource> resource) {
		try {
			return resource.isEmpty() ? null : configurations(resource.get()).toArray(ILaunchConfiguration[]::new);
		} catch (CoreException e) {
			Platform.getLog(EvaluationShortcut.class).log(e.getStatus());
			return null;
		}
	}

	// The interface says: null leaves it to the platform to find configurations by their mapped resources.

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
		return configurations(resource(selection));
	}

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
		return configurations(resource(editor));
	}

	@Override
	public IResource getLaunchableResource(ISelection selection) {
		return resource(selection).orElse(null);
	}

	@Override
	public IResource getLaunchableResource(IEditorPart editor) {
		return resource(editor).orElse(null);
	}
}
