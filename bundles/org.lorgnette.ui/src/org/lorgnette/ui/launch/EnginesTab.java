package org.lorgnette.ui.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckStateChangedEvent;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.models.MissingModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Task;
import org.lorgnette.ui.Accessibles;

/** Which engines run, under which settings. */
final class EnginesTab extends SetupTab {

	private static final int TABLE_HEIGHT = 110;
	private static final int TABLE_WIDTH = 370;
	private static final int NAME_WEIGHT = 30;
	private static final int STATE_WEIGHT = 40;
	private static final int LEAST_WIDTH = 60;

	private final TableColumnLayout columns = new TableColumnLayout();
	private final List<EngineRow> rows = new ArrayList<>();
	private Optional<LaunchSetup> setup = Optional.empty();
	private CheckboxTableViewer engines;
	private SettingsTable settings;
	private Button remove;

	EnginesTab(PreviewLoader loader) {
		super(loader, Messages.tabEngines, "engines");
	}

	@Override
	protected void createContents(Composite area) {
		Group group = group(area, Messages.enginesGroup, 2, true);
		Composite frame = new Composite(group, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(TABLE_WIDTH, TABLE_HEIGHT).applyTo(frame);
		frame.setLayout(columns);
		engines = CheckboxTableViewer.newCheckList(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		Table table = engines.getTable();
		table.setHeaderVisible(true);
		Accessibles.name(table, plain(Messages.enginesGroup));
		ColumnViewerToolTipSupport.enableFor(engines);
		column(Messages.columnName, NAME_WEIGHT, row -> row.name);
		column(Messages.columnEngine, NAME_WEIGHT, row -> row.id);
		column(Messages.columnState, STATE_WEIGHT, this::state);
		engines.setContentProvider(ArrayContentProvider.getInstance());
		engines.addCheckStateListener(this::checked);
		engines.addSelectionChangedListener(event -> selected());
		Composite buttons = new Composite(group, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		createPushButton(buttons, Messages.addEngine, null).addListener(SWT.Selection, event -> add());
		remove = createPushButton(buttons, Messages.removeEngine, null);
		remove.addListener(SWT.Selection, event -> remove());

		Group below = group(area, Messages.settingsGroup, 1, true);
		settings = new SettingsTable(below, () -> {
			engines.refresh();
			updateLaunchConfigurationDialog();
		});
	}

	private interface Text {
		String of(EngineRow row);
	}

	private void column(String title, int weight, Text text) {
		TableViewerColumn column = new TableViewerColumn(engines, SWT.NONE);
		column.getColumn().setText(title);
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, LEAST_WIDTH));
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(Object element) {
				return text.of((EngineRow) element);
			}

			@Override
			public String getToolTipText(Object element) {
				return text.of((EngineRow) element);
			}
		});
	}

	/** Why the engine cannot run, what has to be fetched first, or that it is ready. */
	private String state(EngineRow row) {
		Installation here = Installation.current();
		Optional<String> problem = problem(row);
		if (problem.isPresent()) {
			return problem.get();
		}
		List<ModelDescriptor> missing = MissingModels.of(here.registry(), List.of(row.id), here.models());
		String changed = row.overrides.isEmpty() ? "" : NLS.bind(Messages.settingsChanged, row.overrides.size());
		return (missing.isEmpty() ? Messages.engineReady
				: NLS.bind(Messages.engineFetches, missing.stream().map(ModelFetch::describe).collect(Collectors.joining("; ")))) + changed;
	}

	private Optional<String> problem(EngineRow row) {
		Task task = preview().experiment().map(Experiment::task).orElse(Task.NER);
		return new Preflight(Installation.current().registry()).problem(row.spec(), task);
	}

	@Override
	void show(LaunchSetup newSetup) {
		setup = Optional.of(newSetup);
		rebuild();
	}

	@Override
	void shown(ExperimentPreview preview) {
		rebuild();
	}

	private void rebuild() {
		Optional<String> before = current().map(row -> row.name);
		rows.clear();
		if (setup.isPresent() && preview().experiment().isPresent()) {
			LaunchSetup now = setup.get();
			List<EngineSpec> own = preview().experiment().get().engines();
			own.forEach(engine -> rows.add(row(now, engine.name(), engine.id(), false, engine.settings())));
			now.added().forEach((name, id) -> {
				if (own.stream().noneMatch(engine -> engine.name().equals(name))) {
					rows.add(row(now, name, id, true, Map.of()));
				}
			});
		}
		engines.setInput(rows.toArray());
		rows.forEach(row -> engines.setChecked(row, row.selected));
		rows.stream().filter(row -> before.filter(row.name::equals).isPresent()).findFirst().or(() -> rows.stream().findFirst())
				.ifPresent(row -> engines.setSelection(new StructuredSelection(row)));
		selected();
	}

	private static EngineRow row(LaunchSetup setup, String name, String id, boolean added, Map<String, String> settings) {
		return new EngineRow(name, id, added, settings, setup.overrides().getOrDefault(name, Map.of()), setup.isSelected(name));
	}

	private Optional<EngineRow> current() {
		IStructuredSelection selection = engines.getStructuredSelection();
		return Optional.ofNullable((EngineRow) selection.getFirstElement());
	}

	private void selected() {
		Optional<EngineRow> row = current();
		remove.setEnabled(row.filter(chosen -> chosen.added).isPresent());
		settings.show(row, row.flatMap(chosen -> Installation.current().registry().find(chosen.id)));
	}

	private void checked(CheckStateChangedEvent event) {
		((EngineRow) event.getElement()).selected = event.getChecked();
		updateLaunchConfigurationDialog();
	}

	private void add() {
		Task task = preview().experiment().map(Experiment::task).orElse(Task.NER);
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(getShell(), LabelProvider.createTextProvider(
				element -> element instanceof EngineDescriptor engine ? engine.id() + " \u2013 " + engine.description() : ""));
		dialog.setTitle(Messages.addEngineTitle);
		dialog.setMessage(NLS.bind(Messages.addEngineMessage, task.id()));
		dialog.setElements(Installation.current().registry().engines().stream().filter(engine -> engine.tasks().contains(task)).toArray());
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof EngineDescriptor chosen) {
			EngineRow row = new EngineRow(freeName(chosen.id()), chosen.id(), true, Map.of(), Map.of(), true);
			rows.add(row);
			engines.setInput(rows.toArray());
			rows.forEach(each -> engines.setChecked(each, each.selected));
			engines.setSelection(new StructuredSelection(row));
			updateLaunchConfigurationDialog();
		}
	}

	private String freeName(String id) {
		Set<String> names = rows.stream().map(row -> row.name).collect(Collectors.toSet());
		String name = id;
		for (int i = 2; names.contains(name); i++) {
			name = id + "-" + i;
		}
		return name;
	}

	private void remove() {
		current().filter(row -> row.added).ifPresent(row -> {
			rows.remove(row);
			engines.setInput(rows.toArray());
			rows.forEach(each -> engines.setChecked(each, each.selected));
			selected();
			updateLaunchConfigurationDialog();
		});
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		if (rows.isEmpty()) {
			// The experiment has not been read yet, or is broken at the moment: what was chosen stays.
			return;
		}
		boolean all = rows.stream().allMatch(row -> row.selected);
		Map<String, Map<String, String>> overrides = new TreeMap<>();
		rows.stream().filter(row -> !row.overrides.isEmpty()).forEach(row -> overrides.put(row.name, row.overrides));
		Map<String, String> added = new LinkedHashMap<>();
		rows.stream().filter(row -> row.added).forEach(row -> added.put(row.name, row.id));
		LaunchSetup.setEngines(configuration,
				all ? Optional.empty() : Optional.of(rows.stream().filter(row -> row.selected).map(row -> row.name).toList()), overrides,
				added);
		try {
			setup = Optional.of(LaunchSetup.of(configuration));
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
		}
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		if (!rows.isEmpty()) {
			if (rows.stream().noneMatch(row -> row.selected)) {
				setErrorMessage(Messages.enginesNoneSelected);
			}
			rows.stream().filter(row -> row.selected)
					.flatMap(row -> problem(row).map(problem -> NLS.bind(Messages.engineProblem, row.name, problem)).stream()).findFirst()
					.ifPresent(this::setErrorMessage);
		}
		return getErrorMessage() == null;
	}
}
