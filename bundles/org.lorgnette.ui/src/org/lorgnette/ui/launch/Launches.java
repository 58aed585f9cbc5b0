package org.lorgnette.ui.launch;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.statushandlers.StatusManager;

/** Finds, makes and launches configurations. */
public final class Launches {

	/** Gives the configuration to launch. */
	@FunctionalInterface
	public interface Source {
		ILaunchConfiguration get() throws CoreException;
	}

	/** Says whether a configuration is one that is looked for. */
	@FunctionalInterface
	public interface Condition {
		boolean test(ILaunchConfiguration configuration) throws CoreException;
	}

	private Launches() {
	}

	public static ILaunchConfigurationType type(String id) {
		return DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(id);
	}

	/** One that is not stored, with a name that none has. */
	public static ILaunchConfigurationWorkingCopy create(String type, String name) throws CoreException {
		return type(type).newInstance(null, DebugPlugin.getDefault().getLaunchManager().generateLaunchConfigurationName(name));
	}

	/** The name of a configuration of a file. */
	public static String name(IResource file) {
		return file.getProject().getName() + " " + file.getFullPath().removeFileExtension().lastSegment();
	}

	/** The stored configurations of a type that are looked for. */
	public static List<ILaunchConfiguration> find(String type, Condition condition) throws CoreException {
		List<ILaunchConfiguration> found = new ArrayList<>();
		for (ILaunchConfiguration configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(type(type))) {
			if (condition.test(configuration)) {
				found.add(configuration);
			}
		}
		return found;
	}

	/** Launches it, or shows why that cannot be. */
	public static void launch(Source source, String mode) {
		try {
			DebugUITools.launch(source.get(), mode);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
