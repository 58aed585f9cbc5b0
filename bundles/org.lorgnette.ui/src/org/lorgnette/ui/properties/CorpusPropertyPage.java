package org.lorgnette.ui.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PropertyPage;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.session.FormatChoice;

/** The format that a file is read in, with its options. */
public final class CorpusPropertyPage extends PropertyPage {

	private static final int TABLE_HEIGHT = 160;
	private static final int[] WIDTHS = { 110, 130, 420 };

	private final List<CorpusFormat> formats = CorpusFormats.all();
	private final Map<String, String> values = new HashMap<>();
	private Combo format;
	private TableViewer options;

	@Override
	protected Control createContents(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".properties");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
		Label description = new Label(page, SWT.WRAP);
		description.setText(Messages.description);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTHS[2], SWT.DEFAULT).applyTo(description);
		new Label(page, SWT.NONE).setText(Messages.format);
		format = new Combo(page, SWT.READ_ONLY);
		List<String> names = new ArrayList<>(List.of(Messages.automatic));
		formats.forEach(one -> names.add(one.id() + "  \u2013  " + one.description()));
		format.setItems(names.toArray(String[]::new));
		format.addListener(SWT.Selection, event -> showOptions());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(format);
		Label label = new Label(page, SWT.NONE);
		label.setText(Messages.options);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		options = new TableViewer(page, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		options.getTable().setHeaderVisible(true);
		Accessibles.name(options.getTable(), Messages.option);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, TABLE_HEIGHT).applyTo(options.getTable());
		options.setContentProvider(ArrayContentProvider.getInstance());
		column(0, Messages.option, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return ((FormatOption) element).name();
			}
		});
		column(1, Messages.value, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				FormatOption option = (FormatOption) element;
				return values.getOrDefault(option.name(), option.defaultValue());
			}
		}).setEditingSupport(new Values());
		column(2, Messages.meaning, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return ((FormatOption) element).description();
			}
		});
		show(FormatChoice.of(file()));
		return page;
	}

	private TableViewerColumn column(int index, String title, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(options, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setWidth(WIDTHS[index]);
		column.setLabelProvider(labels);
		return column;
	}

	private Optional<IFile> file() {
		return Optional.ofNullable(Adapters.adapt(getElement(), IFile.class));
	}

	private void show(CorpusFile.Choice choice) {
		values.clear();
		values.putAll(choice.options());
		List<String> ids = formats.stream().map(CorpusFormat::id).toList();
		format.select(choice.format().map(id -> ids.indexOf(id) + 1).orElse(0));
		showOptions();
	}

	private Optional<CorpusFormat> chosen() {
		int index = format.getSelectionIndex();
		return index < 1 ? Optional.empty() : Optional.of(formats.get(index - 1));
	}

	private void showOptions() {
		options.cancelEditing();
		options.setInput(chosen().map(CorpusFormat::options).orElse(List.of()));
	}

	@Override
	protected void performDefaults() {
		show(CorpusFile.Choice.AUTOMATIC);
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		Map<String, String> set = new HashMap<>();
		chosen().ifPresent(one -> one.options().forEach(option -> {
			String value = values.getOrDefault(option.name(), option.defaultValue());
			if (!value.equals(option.defaultValue())) {
				set.put(option.name(), value);
			}
		}));
		try {
			if (file().isPresent()) {
				FormatChoice.set(file().get(), new CorpusFile.Choice(chosen().map(CorpusFormat::id), set));
			}
			return true;
		} catch (CoreException e) {
			StatusManager.getManager().handle(Status.error(Messages.notKept, e), StatusManager.SHOW);
			return false;
		}
	}

	/** Edits an option's value as text, which is what formats take. */
	private final class Values extends EditingSupport {

		Values() {
			super(options);
		}

		@Override
		protected boolean canEdit(Object element) {
			return true;
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return new TextCellEditor(options.getTable());
		}

		@Override
		protected Object getValue(Object element) {
			FormatOption option = (FormatOption) element;
			return values.getOrDefault(option.name(), option.defaultValue());
		}

		@Override
		protected void setValue(Object element, Object value) {
			values.put(((FormatOption) element).name(), String.valueOf(value));
			options.refresh();
		}
	}
}
