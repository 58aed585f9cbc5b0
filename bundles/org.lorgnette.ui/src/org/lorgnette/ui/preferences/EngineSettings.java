package org.lorgnette.ui.preferences;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.ui.Accessibles;

/** A table in which the settings of one engine can be changed. */
final class EngineSettings {

	private final Composite frame;
	private final TableViewer viewer;
	private final Runnable changed;
	private Map<String, String> values = Map.of();

	EngineSettings(Composite parent, Runnable changed) {
		this.changed = changed;
		frame = new Composite(parent, SWT.NONE);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		viewer = new TableViewer(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		viewer.getTable().setHeaderVisible(true);
		Accessibles.name(viewer.getTable(), Messages.Engines_setting);
		ColumnViewerToolTipSupport.enableFor(viewer);
		Columns<Setting> columns = new Columns<>(viewer, layout, Setting.class);
		columns.add(Messages.Engines_setting, 2, Setting::name);
		columns.add(Messages.Engines_value, 2, this::value).setEditingSupport(new Values());
		columns.add(Messages.Engines_meaning, 5, Setting::description);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
	}

	Control control() {
		return frame;
	}

	/** @param newValues by setting, changed in place; settings that are not in it have their default */
	void show(List<Setting> settings, Map<String, String> newValues) {
		viewer.cancelEditing();
		values = newValues;
		viewer.setInput(settings);
	}

	private String value(Setting setting) {
		return values.getOrDefault(setting.name(), setting.defaultValue());
	}

	/** What is wrong with the value that a setting has, as the core says. */
	static Optional<String> problem(Setting setting, Map<String, String> values) {
		try {
			Settings.of(List.of(setting), Map.of(setting.name(), values.getOrDefault(setting.name(), setting.defaultValue())));
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(e.getMessage());
		}
	}

	/** Edits a value: a list where there are choices, else text. */
	private final class Values extends EditingSupport {

		Values() {
			super(viewer);
		}

		private static List<String> choices(Object element) {
			Setting setting = (Setting) element;
			return setting.kind() == Setting.Kind.BOOLEAN ? List.of("true", "false") : setting.choices();
		}

		@Override
		protected boolean canEdit(Object element) {
			return true;
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			List<String> choices = choices(element);
			return choices.isEmpty() ? new TextCellEditor(viewer.getTable())
					: new ComboBoxCellEditor(viewer.getTable(), choices.toArray(String[]::new), SWT.READ_ONLY);
		}

		@Override
		protected Object getValue(Object element) {
			List<String> choices = choices(element);
			String value = value((Setting) element);
			return choices.isEmpty() ? value : (Object) Math.max(0, choices.indexOf(value));
		}

		@Override
		protected void setValue(Object element, Object value) {
			List<String> choices = choices(element);
			if (value instanceof Integer index && index < 0) {
				return;
			}
			values.put(((Setting) element).name(), value instanceof Integer index ? choices.get(index) : String.valueOf(value));
			viewer.refresh();
			changed.run();
		}
	}
}
