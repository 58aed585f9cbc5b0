package org.lorgnette.ui.launch;

import org.eclipse.core.resources.IResource;
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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.runs.RunImages;

/** A tab of the launch dialog: groups below each other. */
public abstract class LaunchTab extends AbstractLaunchConfigurationTab {

	private final String name;
	private final String image;

	/** @param image name of an image */
	protected LaunchTab(String name, String image) {
		this.name = name;
		this.image = image;
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(1).applyTo(area);
		setControl(area);
		createContents(area);
	}

	protected abstract void createContents(Composite area);

	/** Shows what the configuration says. */
	protected abstract void show(ILaunchConfiguration configuration) throws CoreException;

	@Override
	public final void initializeFrom(ILaunchConfiguration configuration) {
		try {
			show(configuration);
		} catch (CoreException e) {
			tell(e);
		}
	}

	protected final void tell(CoreException problem) {
		Platform.getLog(LaunchTab.class).log(problem.getStatus());
		setErrorMessage(problem.getMessage());
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

	/** A label as a screen reader says it: without the mark of its mnemonic. */
	protected static String plain(String label) {
		return LegacyActionTools.removeMnemonics(label);
	}

	protected static Group group(Composite parent, String text, int columns, boolean grabVertical) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(text);
		GridLayoutFactory.swtDefaults().numColumns(columns).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, grabVertical).applyTo(group);
		return group;
	}

	/** A fact that is shown and can be copied, in a group of two columns. */
	protected static Text detail(Composite parent, String label) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.READ_ONLY | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(text);
		Accessibles.name(text, plain(label));
		return text;
	}

	/** A group for the path of the file that is launched, with buttons to choose it. */
	protected final Text file(Composite area, String label, String hint, FileChoice choice) {
		Group group = group(area, label, 3, false);
		Text path = new Text(group, SWT.BORDER | SWT.SINGLE);
		path.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(path);
		Accessibles.name(path, plain(label));
		createPushButton(group, Messages.browseWorkspace, null).addListener(SWT.Selection,
				event -> choice.inWorkspace(getShell()).ifPresent(path::setText));
		createPushButton(group, Messages.browseFiles, null).addListener(SWT.Selection,
				event -> choice.elsewhere(getShell()).ifPresent(path::setText));
		return path;
	}

	/** The platform finds a configuration of a file again by what is mapped to it. */
	protected static void map(ILaunchConfigurationWorkingCopy configuration, String path) {
		configuration.setMappedResources(
				ExperimentFiles.resource(path).map(resource -> new IResource[] { resource }).orElse(null));
	}
}
