package org.lorgnette.ui.preferences;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.Endpoint;
import org.lorgnette.ui.engines.Endpoints;
import org.lorgnette.ui.engines.EnginePool;
import org.osgi.service.prefs.BackingStoreException;

/** Servers that generative engines may ask. Changes are kept at once, since a key must not wait in memory for OK. */
public final class EndpointsPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int HEIGHT = 160;
	/** The dialog may be as small as it opens first: what is beside the table must fit. */
	private static final int WIDTH = 240;
	private static final int RESULT_LINES = 4;

	private final Endpoints endpoints = new Endpoints();
	private TableViewer table;
	private Button edit;
	private Button remove;
	private Button test;
	private Text result;
	private Optional<Job> testing = Optional.empty();

	@Override
	public void init(IWorkbench workbench) {
		noDefaultAndApplyButton();
		setDescription(Messages.Endpoints_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".preferences");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
		Composite frame = new Composite(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		table = new TableViewer(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.getTable().setHeaderVisible(true);
		Accessibles.name(table.getTable(), Messages.Endpoints_dialog);
		Columns<Endpoint> columns = new Columns<>(table, layout, Endpoint.class);
		columns.add(Messages.Endpoints_name, 2, Endpoint::name);
		columns.add(Messages.Endpoints_address, 4, endpoint -> endpoint.address().toString());
		columns.add(Messages.Endpoints_model, 3, Endpoint::model);
		columns.add(Messages.Endpoints_key, 2,
				endpoint -> endpoints.hasKey(endpoint.name()) ? Messages.Endpoints_keyKept : Messages.Endpoints_noKey);
		table.setContentProvider(ArrayContentProvider.getInstance());
		Composite buttons = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		button(buttons, Messages.Endpoints_add, () -> ask(Optional.empty()));
		edit = button(buttons, Messages.Endpoints_edit, () -> ask(chosen()));
		remove = button(buttons, Messages.Endpoints_remove, () -> chosen().ifPresent(one -> keep(() -> endpoints.remove(one.name()))));
		test = button(buttons, Messages.Endpoints_test, () -> chosen().ifPresent(this::test));
		result = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		Accessibles.name(result, Messages.Endpoints_test.replace("&", ""));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, RESULT_LINES * result.getLineHeight()).applyTo(result);
		table.addSelectionChangedListener(event -> enable());
		table.addDoubleClickListener(event -> ask(chosen()));
		refresh();
		return page;
	}

	private Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		setButtonLayoutData(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private Optional<Endpoint> chosen() {
		return Optional.ofNullable((Endpoint) table.getStructuredSelection().getFirstElement());
	}

	private void enable() {
		edit.setEnabled(chosen().isPresent());
		remove.setEnabled(chosen().isPresent());
		test.setEnabled(chosen().isPresent() && testing.isEmpty());
	}

	private void test(Endpoint endpoint) {
		setMessage(null);
		result.setText(NLS.bind(Messages.Endpoints_testing, endpoint.name()));
		Display display = getShell().getDisplay();
		testing = Optional.of(new ConnectionTest(EnginePool.shared().registry()).start(endpoint, found -> display.asyncExec(() -> {
			testing = Optional.empty();
			if (!table.getTable().isDisposed()) {
				setMessage(NLS.bind(found.type() == ERROR ? Messages.Endpoints_failed : Messages.Endpoints_answered, endpoint.name()), found.type());
				result.setText(found.text());
				enable();
			}
		})));
		enable();
	}

	@Override
	public void dispose() {
		testing.ifPresent(Job::cancel);
		super.dispose();
	}

	private void ask(Optional<Endpoint> before) {
		keep(() -> {
			List<String> taken = endpoints.all().stream().map(Endpoint::name)
					.filter(name -> before.filter(one -> one.name().equals(name)).isEmpty()).toList();
			EndpointDialog dialog = new EndpointDialog(getShell(), before, taken,
					before.filter(one -> endpoints.hasKey(one.name())).isPresent());
			if (dialog.open() == Window.OK) {
				Endpoint endpoint = dialog.endpoint();
				Optional<String> key = dialog.key();
				if (before.isPresent() && !before.get().name().equals(endpoint.name())) {
					key = key.isPresent() ? key : endpoints.key(before.get().name());
					endpoints.put(endpoint, key);
					endpoints.remove(before.get().name());
				} else {
					endpoints.put(endpoint, key);
				}
			}
		});
	}

	@FunctionalInterface
	private interface Change {
		void make() throws BackingStoreException, StorageException, IOException;
	}

	private void keep(Change change) {
		try {
			change.make();
		} catch (BackingStoreException | StorageException | IOException e) {
			StatusManager.getManager().handle(Status.error(Messages.Endpoints_notKept, e), StatusManager.SHOW);
		}
		refresh();
	}

	private void refresh() {
		try {
			table.setInput(endpoints.all());
		} catch (BackingStoreException e) {
			StatusManager.getManager().handle(Status.error(Messages.Endpoints_notKept, e), StatusManager.SHOW);
		}
		enable();
	}
}
