package org.lorgnette.ui.preferences;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.models.ModelFetcher;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.ModelFetchJob;

/** The models that installed engines need: fetched from here, or found on the disk. */
public final class ModelsPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int HEIGHT = 200;
	private static final int WIDTH = 240;
	private static final double MEGABYTE = 1_000_000;

	private final List<ModelDescriptor> models = EnginePool.shared().registry().models();
	private final Runnable refresh = () -> PlatformUI.getWorkbench().getDisplay().asyncExec(this::refresh);
	private TableViewer table;
	private Button fetch;
	private Button locate;

	@Override
	public void init(IWorkbench workbench) {
		noDefaultAndApplyButton();
		setDescription(models.isEmpty() ? Messages.Models_none : Messages.Models_description);
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
		Accessibles.name(table.getTable(), Messages.Models_model);
		ColumnViewerToolTipSupport.enableFor(table);
		Columns<ModelDescriptor> columns = new Columns<>(table, layout, ModelDescriptor.class);
		columns.add(Messages.Models_model, 3, ModelDescriptor::id);
		columns.add(Messages.Models_what, 4, ModelDescriptor::description);
		columns.add(Messages.Models_size, 2,
				model -> NumberFormat.getIntegerInstance().format(Math.round(model.bytes() / MEGABYTE)) + " MB");
		columns.add(Messages.Models_licence, 2, ModelDescriptor::licence);
		columns.add(Messages.Models_place, 4, ModelsPreferencePage::place);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.setInput(models);
		Composite buttons = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		fetch = button(buttons, Messages.Models_fetch, this::fetch);
		locate = button(buttons, Messages.Models_locate, this::locate);
		table.addSelectionChangedListener(event -> refresh());
		ModelFetchJob.addListener(refresh);
		page.addDisposeListener(event -> ModelFetchJob.removeListener(refresh));
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

	private static String place(ModelDescriptor model) {
		return EnginePool.shared().models().find(model.id()).map(Path::toString).orElse(Messages.Models_absent);
	}

	private void refresh() {
		if (!table.getTable().isDisposed()) {
			table.refresh();
			Optional<ModelDescriptor> chosen = chosen();
			fetch.setEnabled(chosen.filter(model -> EnginePool.shared().models().find(model.id()).isEmpty()).isPresent());
			locate.setEnabled(chosen.isPresent());
		}
	}

	private Optional<ModelDescriptor> chosen() {
		return Optional.ofNullable((ModelDescriptor) table.getStructuredSelection().getFirstElement());
	}

	private void fetch() {
		chosen().ifPresent(model -> new ModelFetchJob(List.of(model)).schedule());
	}

	private void locate() {
		chosen().ifPresent(model -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setText(NLS.bind(Messages.Models_locateTitle, model.id()));
			dialog.setFilterExtensions(new String[] { "*.jar", "*" });
			Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> record(model, file));
			refresh();
		});
	}

	/** Half a gigabyte is not hashed in the blink of an eye. */
	private void record(ModelDescriptor model, Path file) {
		IRunnableWithProgress checking = monitor -> {
			monitor.beginTask(NLS.bind(Messages.Models_checking, file.getFileName()), IProgressMonitor.UNKNOWN);
			try {
				String found = ModelFetcher.sha256(file);
				if (!found.equals(model.sha256())) {
					throw new IOException(NLS.bind(Messages.Models_other, new Object[] { file, model.id(), found, model.sha256() }));
				}
				EnginePool.shared().models().record(model.id(), file);
			} catch (IOException e) {
				throw new InvocationTargetException(e);
			}
		};
		try {
			PlatformUI.getWorkbench().getProgressService().busyCursorWhile(checking);
			EnginePool.shared().closeUnused();
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(Status.error(NLS.bind(Messages.Models_notRecorded, model.id()), e.getCause()),
					StatusManager.SHOW);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
