package org.lorgnette.ui.launch;

import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.runs.RunImages;

/** A tab that shows a {@link LaunchSetup} and follows what is read of its experiment. */
abstract class SetupTab extends AbstractLaunchConfigurationTab {

	private final PreviewLoader loader;
	private final Consumer<ExperimentPreview> listener = this::previewed;
	private final String name;
	private final String image;

	SetupTab(PreviewLoader loader, String name, String image) {
		this.loader = loader;
		this.name = name;
		this.image = image;
	}

	final PreviewLoader loader() {
		return loader;
	}

	final ExperimentPreview preview() {
		return loader.preview();
	}

	@Override
	public final void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(1).applyTo(area);
		setControl(area);
		createContents(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, Ids.PLUGIN + ".launch");
		loader.addListener(listener);
	}

	abstract void createContents(Composite area);

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
	public final void initializeFrom(ILaunchConfiguration configuration) {
		try {
			show(LaunchSetup.of(configuration));
		} catch (CoreException e) {
			Platform.getLog(SetupTab.class).log(e.getStatus());
			setErrorMessage(e.getMessage());
		}
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		// The group sets them for all tabs.
	}

	@Override
	public final String getName() {
		return name;
	}

	@Override
	public final Image getImage() {
		return RunImages.image(image);
	}

	@Override
	public void dispose() {
		loader.removeListener(listener);
		super.dispose();
	}

	/** A label as a screen reader says it: without the mark of its mnemonic. */
	static String plain(String label) {
		return LegacyActionTools.removeMnemonics(label);
	}

	static Group group(Composite parent, String text, int columns, boolean grabVertical) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(text);
		GridLayoutFactory.swtDefaults().numColumns(columns).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, grabVertical).applyTo(group);
		return group;
	}
}
