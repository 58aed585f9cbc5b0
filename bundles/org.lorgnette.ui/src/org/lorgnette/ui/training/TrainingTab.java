package org.lorgnette.ui.training;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.launch.LaunchTab;

/** A tab that shows a part of a {@link TrainingSetup}. */
abstract class TrainingTab extends LaunchTab {

	TrainingTab(String name, String image) {
		super(name, image);
	}

	@Override
	public final void createControl(Composite parent) {
		super.createControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), Ids.TRAINING_VIEW);
	}

	@Override
	protected final void show(ILaunchConfiguration configuration) throws CoreException {
		show(TrainingSetup.of(configuration));
	}

	abstract void show(TrainingSetup setup);

	/** What the configuration says once this tab's part is changed to what its controls say. */
	abstract TrainingSetup changed(TrainingSetup setup);

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		try {
			changed(TrainingSetup.of(configuration)).applyTo(configuration);
		} catch (CoreException e) {
			tell(e);
		}
	}
}
