package org.lorgnette.ui.launch;

import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.Ids;

/** A tab that shows a {@link LaunchSetup} and follows what is read of its experiment. */
abstract class SetupTab extends LaunchTab {

	private final PreviewLoader loader;
	private final Consumer<ExperimentPreview> listener = this::previewed;

	SetupTab(PreviewLoader loader, String name, String image) {
		super(name, image);
		this.loader = loader;
	}

	final PreviewLoader loader() {
		return loader;
	}

	final ExperimentPreview preview() {
		return loader.preview();
	}

	@Override
	public final void createControl(Composite parent) {
		super.createControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), Ids.PLUGIN + ".launch");
		loader.addListener(listener);
	}

	@Override
	protected final void show(ILaunchConfiguration configuration) throws CoreException {
		show(LaunchSetup.of(configuration));
	}

	/** Shows what the configuration says. */
	abstract void show(LaunchSetup setup);

	/** The experiment was read; the controls are there. */
	abstract void shown(ExperimentPreview preview);

	private void previewed(ExperimentPreview preview) {
		if (getControl() != null && !getControl().isDisposed()) {
			shown(preview);
			updateLaunchConfigurationDialog();
		}
	}

	@Override
	public void dispose() {
		loader.removeListener(listener);
		super.dispose();
	}
}
