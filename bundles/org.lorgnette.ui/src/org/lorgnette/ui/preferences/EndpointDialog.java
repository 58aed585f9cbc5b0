package org.lorgnette.ui.preferences;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.ui.engines.Endpoint;

/** Asks for one endpoint. A key can be typed in, never read out. */
final class EndpointDialog extends TitleAreaDialog {

	private static final int FIELD_WIDTH = 360;
	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final Optional<Endpoint> before;
	private final List<String> taken;
	private final boolean keyStored;
	private Text name;
	private Text address;
	private Text model;
	private Text keyField;
	private Endpoint endpoint;
	private Optional<String> key = Optional.empty();

	/** @param taken names that other endpoints have */
	EndpointDialog(Shell shell, Optional<Endpoint> before, List<String> taken, boolean keyStored) {
		super(shell);
		this.before = before;
		this.taken = taken;
		this.keyStored = keyStored;
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Endpoints_dialog);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.Endpoints_dialog);
		setMessage(Messages.Endpoints_dialogText);
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		name = field(area, Messages.Endpoints_name, before.map(Endpoint::name).orElse(""), SWT.NONE);
		address = field(area, Messages.Endpoints_address, before.map(one -> one.address().toString()).orElse(""), SWT.NONE);
		model = field(area, Messages.Endpoints_model, before.map(Endpoint::model).orElse(""), SWT.NONE);
		keyField = field(area, Messages.Endpoints_key, "", SWT.PASSWORD);
		keyField.setMessage(keyStored ? Messages.Endpoints_keyHint : "");
		return area;
	}

	private Text field(Composite parent, String label, String value, int style) {
		new Label(parent, SWT.NONE).setText(label + ":");
		Text text = new Text(parent, SWT.BORDER | style);
		text.setText(value);
		text.addModifyListener(event -> validate());
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(text);
		return text;
	}

	@Override
	protected Control createButtonBar(Composite parent) {
		Control bar = super.createButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(problem().isEmpty());
		return bar;
	}

	private void validate() {
		Optional<String> problem = problem();
		setErrorMessage(problem.orElse(null));
		getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
	}

	private Optional<String> problem() {
		if (name.getText().isBlank()) {
			return Optional.of(Messages.Endpoints_nameNeeded);
		}
		if (taken.contains(name.getText().strip())) {
			return Optional.of(Messages.Endpoints_nameTaken);
		}
		Optional<URI> uri = uri();
		if (uri.isEmpty()) {
			return Optional.of(Messages.Endpoints_addressWrong);
		}
		boolean secret = keyStored || !keyField.getText().isEmpty();
		if (secret && uri.get().getScheme().equals("http") && !THIS_MACHINE.contains(uri.get().getHost())) {
			return Optional.of(Messages.Endpoints_addressPlain);
		}
		return model.getText().isBlank() ? Optional.of(Messages.Endpoints_modelNeeded) : Optional.empty();
	}

	private Optional<URI> uri() {
		try {
			URI uri = URI.create(address.getText().strip());
			boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
			return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	@Override
	protected void okPressed() {
		endpoint = new Endpoint(name.getText().strip(), uri().orElseThrow(), model.getText().strip());
		key = Optional.of(keyField.getText()).filter(typed -> !typed.isEmpty());
		super.okPressed();
	}

	/** What was entered; after OK only. */
	Endpoint endpoint() {
		return endpoint;
	}

	/** The key, if one was typed. */
	Optional<String> key() {
		return key;
	}
}
