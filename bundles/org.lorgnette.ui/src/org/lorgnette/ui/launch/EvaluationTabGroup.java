package org.lorgnette.ui.launch;

import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/** The tabs of an evaluation in the launch dialog. */
public final class EvaluationTabGroup extends AbstractLaunchConfigurationTabGroup {

	private final PreviewLoader loader = new PreviewLoader();

	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		setTabs(new ILaunchConfigurationTab[] { new ExperimentTab(loader), new EnginesTab(loader), new OutputTab(loader),
				new CommonTab() });
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		super.setDefaults(configuration);
		LaunchSetup.setDefaults(configuration);
	}

	@Override
	public void dispose() {
		loader.dispose();
		super.dispose();
	}
}
