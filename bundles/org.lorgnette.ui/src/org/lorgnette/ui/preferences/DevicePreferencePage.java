package org.lorgnette.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.lorgnette.engine.Family;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EngineDefaults;
import org.lorgnette.ui.engines.EnginePool;

/** On what neural engines compute, and what this machine has. */
public final class DevicePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	private static final long MEGABYTE = 1024 * 1024;

	public DevicePreferencePage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.PLUGIN));
		boolean neural = EnginePool.shared().registry().engines().stream().anyMatch(engine -> engine.family() == Family.NEURAL);
		setDescription(neural ? Messages.Device_description : Messages.Device_description + "\n" + Messages.Device_noNeural);
	}

	@Override
	protected void createFieldEditors() {
		addField(new ComboFieldEditor(EngineDefaults.DEVICE, Messages.Device_choice, new String[][] {
				{ Messages.Device_auto, EngineDefaults.AUTOMATIC }, { Messages.Device_cpu, "cpu" }, { Messages.Device_gpu, "gpu" } },
				getFieldEditorParent()));
	}

	@Override
	protected Control createContents(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".preferences");
		Control fields = super.createContents(parent);
		Group found = new Group(parent, SWT.NONE);
		found.setText(Messages.Device_found);
		found.setLayout(new GridLayout(2, false));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(found);
		line(found, Messages.Device_processors, String.valueOf(Runtime.getRuntime().availableProcessors()));
		line(found, Messages.Device_heap, Runtime.getRuntime().maxMemory() / MEGABYTE + " MB");
		line(found, Messages.Device_java, System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
		line(found, Messages.Device_system, System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
				+ System.getProperty("os.arch"));
		return fields;
	}

	private static void line(Composite parent, String name, String value) {
		new Label(parent, SWT.NONE).setText(name);
		Text text = new Text(parent, SWT.READ_ONLY);
		text.setText(value);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
	}
}
