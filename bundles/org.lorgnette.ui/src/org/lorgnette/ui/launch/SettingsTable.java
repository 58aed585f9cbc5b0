package org.lorgnette.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.Setting;
import org.lorgnette.ui.Accessibles;

/** The settings of one engine, with values that can be changed for a launch; changed ones are bold and say what they were. */
final class SettingsTable {

	private static final int TABLE_HEIGHT = 90;
	private static final int TABLE_WIDTH = 450;
	private static final int NAME_WEIGHT = 20;
	private static final int VALUE_WEIGHT = 25;
	private static final int MEANING_WEIGHT = 55;
	private static final int LEAST_WIDTH = 60;

	private final TableColumnLayout columns = new TableColumnLayout();
	private final TableViewer viewer;
	private final Runnable changed;
	private Optional<EngineRow> row = Optional.empty();

	SettingsTable(Composite parent, Runnable changed) {
		this.changed = changed;
		Composite frame = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(TABLE_WIDTH, TABLE_HEIGHT).applyTo(frame);
		frame.setLayout(columns);
		viewer = new TableViewer(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		Table table = viewer.getTable();
		table.setHeaderVisible(true);
		table.setLinesVisible(true);
		Accessibles.name(table, SetupTab.plain(Messages.settingsGroup));
		ColumnViewerToolTipSupport.enableFor(viewer);
		column(Messages.columnSetting, NAME_WEIGHT, Setting::name);
		column(Messages.columnValue, VALUE_WEIGHT, this::value).setEditingSupport(new Values());
		column(Messages.columnMeaning, MEANING_WEIGHT, this::meaning);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
	}

	private TableViewerColumn column(String title, int weight, Function<Setting, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, LEAST_WIDTH));
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(Object element) {
				return text.apply((Setting) element);
			}

			@Override
			public Font getFont(Object element) {
				return isChanged((Setting) element) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
			}

			@Override
			public String getToolTipText(Object element) {
				Setting setting = (Setting) element;
				return SettingValues.problem(setting, value(setting)).orElseGet(() -> meaning(setting));
			}
		});
		return column;
	}

	private boolean isChanged(Setting setting) {
		return row.filter(engine -> engine.overrides.containsKey(setting.name())).isPresent();
	}

	private String value(Setting setting) {
		return row.map(engine -> engine.spec().settings().getOrDefault(setting.name(), setting.defaultValue())).orElse("");
	}

	private String meaning(Setting setting) {
		String before = row.map(engine -> engine.ofExperiment.getOrDefault(setting.name(), setting.defaultValue())).orElse("");
		return isChanged(setting) ? NLS.bind(Messages.settingWas, before, setting.description()) : setting.description();
	}

	/** Shows an engine's settings; none if it is not installed. */
	void show(Optional<EngineRow> newRow, Optional<EngineDescriptor> engine) {
		viewer.cancelEditing();
		row = newRow;
		viewer.setInput(engine.map(EngineDescriptor::settings).orElse(List.of()).toArray());
	}

	/** Edits a value: a list where there are choices, else text. */
	private final class Values extends EditingSupport {

		Values() {
			super(viewer);
		}

		@Override
		protected boolean canEdit(Object element) {
			return row.isPresent();
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			List<String> choices = SettingValues.choices((Setting) element);
			return choices.isEmpty() ? new TextCellEditor(viewer.getTable())
					: new ComboBoxCellEditor(viewer.getTable(), choices.toArray(String[]::new), SWT.READ_ONLY);
		}

		@Override
		protected Object getValue(Object element) {
			Setting setting = (Setting) element;
			List<String> choices = SettingValues.choices(setting);
			return choices.isEmpty() ? value(setting) : (Object) Math.max(0, choices.indexOf(value(setting)));
		}

		@Override
		protected void setValue(Object element, Object newValue) {
			Setting setting = (Setting) element;
			List<String> choices = SettingValues.choices(setting);
			int index = newValue instanceof Integer chosen ? chosen : -1;
			String text = choices.isEmpty() ? String.valueOf(newValue) : index < 0 ? value(setting) : choices.get(index);
			row.ifPresent(engine -> engine.set(setting.name(), text, setting.defaultValue()));
			viewer.refresh();
			changed.run();
		}
	}
}
