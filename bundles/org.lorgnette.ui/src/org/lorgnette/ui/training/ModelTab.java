package org.lorgnette.ui.training;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.training.TrainingSetup.WhenStopped;

/** Where the model goes, what happens if something is there already, and what it is computed on. */
final class ModelTab extends TrainingTab {

	private static final List<String> DEVICES = List.of("auto", "cpu", "gpu", "gpu:1");
	private static final int MOST_THREADS = 1024;

	private Text model;
	private Button replace;
	private Button ask;
	private Button resume;
	private Button anew;
	private Combo device;
	private Spinner threads;

	ModelTab() {
		super(Messages.tabModel, "output");
	}

	@Override
	protected void createContents(Composite area) {
		Group place = group(area, Messages.modelPlace, 2, false);
		model = new Text(place, SWT.BORDER | SWT.SINGLE);
		model.setMessage(Messages.modelHint);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(model);
		Accessibles.name(model, plain(Messages.modelPlace));
		model.addModifyListener(event -> updateLaunchConfigurationDialog());
		createPushButton(place, Messages.browseFiles, null).addListener(SWT.Selection, event -> browse());
		replace = createCheckButton(place, Messages.modelReplace);
		replace.addListener(SWT.Selection, event -> updateLaunchConfigurationDialog());

		Group stopped = group(area, Messages.stoppedGroup, 1, false);
		ask = radio(stopped, Messages.stoppedAsk);
		resume = radio(stopped, Messages.stoppedResumes);
		anew = radio(stopped, Messages.stoppedBegins);

		Group machine = group(area, Messages.machineGroup, 2, false);
		new Label(machine, SWT.NONE).setText(Messages.device);
		device = new Combo(machine, SWT.BORDER);
		device.setItems(DEVICES.toArray(String[]::new));
		device.setToolTipText(Messages.deviceHint);
		GridDataFactory.swtDefaults().hint(160, SWT.DEFAULT).applyTo(device);
		Accessibles.name(device, plain(Messages.device));
		device.addModifyListener(event -> updateLaunchConfigurationDialog());
		new Label(machine, SWT.NONE).setText(Messages.threads);
		threads = new Spinner(machine, SWT.BORDER);
		threads.setValues(0, 0, MOST_THREADS, 0, 1, 4);
		threads.setToolTipText(Messages.threadsHint);
		Accessibles.name(threads, plain(Messages.threads));
		threads.addModifyListener(event -> updateLaunchConfigurationDialog());
		Label hint = new Label(machine, SWT.WRAP);
		hint.setText(Messages.machineHint);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).applyTo(hint);
	}

	private Button radio(Composite parent, String text) {
		Button button = createRadioButton(parent, text);
		button.addListener(SWT.Selection, event -> updateLaunchConfigurationDialog());
		return button;
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setText(plain(Messages.modelPlace));
		String chosen = dialog.open();
		if (chosen != null) {
			model.setText(chosen);
		}
	}

	@Override
	void show(TrainingSetup setup) {
		model.setText(setup.model());
		replace.setSelection(setup.replace());
		ask.setSelection(setup.whenStopped() == WhenStopped.ASK);
		resume.setSelection(setup.whenStopped() == WhenStopped.RESUME);
		anew.setSelection(setup.whenStopped() == WhenStopped.BEGIN_ANEW);
		device.setText(setup.device());
		threads.setSelection(setup.threads());
	}

	@Override
	TrainingSetup changed(TrainingSetup setup) {
		WhenStopped when = resume.getSelection() ? WhenStopped.RESUME : anew.getSelection() ? WhenStopped.BEGIN_ANEW : WhenStopped.ASK;
		return new TrainingSetup(setup.file(), model.getText().strip(), when, replace.getSelection(), device.getText().strip(),
				threads.getSelection());
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		String wanted = device.getText().strip();
		if (!wanted.isEmpty() && ComputeDevice.of(wanted).isEmpty()) {
			setErrorMessage(NLS.bind(Messages.deviceInvalid, wanted));
		}
		try {
			Path.of(model.getText().strip());
		} catch (InvalidPathException e) {
			setErrorMessage(NLS.bind(Messages.modelInvalid, model.getText()));
		}
		return getErrorMessage() == null;
	}
}
