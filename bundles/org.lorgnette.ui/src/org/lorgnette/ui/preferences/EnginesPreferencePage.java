package org.lorgnette.ui.preferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.Setting;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EngineDefaults;
import org.lorgnette.ui.engines.EnginePool;

/** The engines that are installed, what they lack, and their settings in the workbench. */
public final class EnginesPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int ENGINES_HEIGHT = 170;
	private static final int SETTINGS_HEIGHT = 150;
	private static final int WIDTH = 400;

	private final Map<String, Map<String, String>> values = new HashMap<>();
	private final List<EngineDescriptor> engines = EnginePool.shared().registry().engines();
	private TableViewer table;
	private Label title;
	private Label about;
	private EngineSettings settings;

	@Override
	public void init(IWorkbench workbench) {
		setDescription(engines.isEmpty() ? Messages.Engines_none : Messages.Engines_description);
		engines.forEach(engine -> values.put(engine.id(), new HashMap<>(EngineDefaults.of(engine))));
	}

	@Override
	protected Control createContents(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".preferences");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(page);
		Composite frame = new Composite(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, ENGINES_HEIGHT).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		table = new TableViewer(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.getTable().setHeaderVisible(true);
		Accessibles.name(table.getTable(), Messages.Engines_engine);
		ColumnViewerToolTipSupport.enableFor(table);
		Columns<EngineDescriptor> columns = new Columns<>(table, layout, EngineDescriptor.class);
		columns.add(Messages.Engines_engine, 4, EngineDescriptor::id);
		columns.add(Messages.Engines_family, 2, EngineWords::family);
		columns.add(Messages.Engines_tasks, 2, EngineWords::tasks);
		columns.add(Messages.Engines_languages, 2, EngineWords::languages);
		columns.add(Messages.Engines_state, 3, EngineWords::state);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.setInput(engines);
		about = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(about);
		title = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		Composite below = new Composite(page, SWT.NONE);
		below.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SETTINGS_HEIGHT).applyTo(below);
		settings = new EngineSettings(below, this::validate);
		((StackLayout) below.getLayout()).topControl = settings.control();
		table.addSelectionChangedListener(event -> show(Optional.ofNullable((EngineDescriptor) event.getStructuredSelection()
				.getFirstElement())));
		if (!engines.isEmpty()) {
			table.setSelection(new StructuredSelection(engines.getFirst()));
		}
		return page;
	}

	private void show(Optional<EngineDescriptor> engine) {
		about.setText(engine.map(EngineDescriptor::description).orElse(""));
		title.setText(engine.map(one -> NLS.bind(one.settings().isEmpty() ? Messages.Engines_noSettings : Messages.Engines_settings,
				one.id())).orElse(""));
		settings.show(engine.map(EngineDescriptor::settings).orElse(List.of()),
				engine.map(one -> values.get(one.id())).orElseGet(HashMap::new));
		title.getParent().layout();
	}

	private void validate() {
		for (EngineDescriptor engine : engines) {
			for (Setting setting : engine.settings()) {
				Optional<String> problem = EngineSettings.problem(setting, values.get(engine.id()));
				if (problem.isPresent()) {
					setErrorMessage(NLS.bind(Messages.Engines_wrong, engine.id(), problem.get()));
					setValid(false);
					return;
				}
			}
		}
		setErrorMessage(null);
		setValid(true);
	}

	@Override
	protected void performDefaults() {
		IStructuredSelection selection = table.getStructuredSelection();
		if (selection.getFirstElement() instanceof EngineDescriptor engine) {
			values.get(engine.id()).clear();
			show(Optional.of(engine));
		}
		validate();
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		engines.forEach(engine -> EngineDefaults.set(engine, values.get(engine.id())));
		return true;
	}
}
