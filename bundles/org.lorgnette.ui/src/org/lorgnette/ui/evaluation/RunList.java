package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.ui.Accessibles;

/** The open runs: ticked ones are shown side by side. */
final class RunList {

	private final RunStore store;
	private final Composite page;
	private final CheckboxTableViewer viewer;

	RunList(Composite parent, RunStore store) {
		this.store = store;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(page);
		Label title = new Label(page, SWT.NONE);
		title.setText(Messages.RunList_title);
		viewer = CheckboxTableViewer.newCheckList(page, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(80, 60).applyTo(viewer.getControl());
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.setLabelProvider(new Labels());
		viewer.getTable().addListener(SWT.Resize, event -> column.getColumn().setWidth(viewer.getTable().getClientArea().width));
		ColumnViewerToolTipSupport.enableFor(viewer);
		Accessibles.name(viewer.getControl(), Messages.RunList_title);
		viewer.addCheckStateListener(event -> store.tick(((OpenRun) event.getElement()).folder(), event.getChecked()));
		viewer.addDoubleClickListener(event -> selected().ifPresent(run -> store.tickOnly(run.folder())));
		viewer.getControl().addKeyListener(KeyListener.keyPressedAdapter(this::key));
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fill);
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		viewer.getControl().addDisposeListener(event -> menu.dispose());
		refresh();
	}

	Composite control() {
		return page;
	}

	void refresh() {
		List<OpenRun> runs = store.runs();
		Optional<Path> kept = selected().map(OpenRun::folder);
		viewer.setInput(runs);
		viewer.setCheckedElements(runs.stream().filter(OpenRun::ticked).toArray());
		kept.ifPresent(folder -> {
			for (int i = 0; i < runs.size(); i++) {
				if (runs.get(i).folder().equals(folder)) {
					viewer.getTable().select(i);
				}
			}
		});
	}

	private Optional<OpenRun> selected() {
		return Optional.ofNullable((OpenRun) viewer.getStructuredSelection().getFirstElement());
	}

	private void key(KeyEvent event) {
		if (event.keyCode == SWT.DEL) {
			selected().ifPresent(run -> store.close(run.folder()));
		}
	}

	private void fill(IMenuManager menu) {
		selected().ifPresent(run -> {
			menu.add(action(Messages.RunList_only, () -> store.tickOnly(run.folder())));
			menu.add(action(Messages.RunList_reload, () -> store.open(run.folder(), false)));
			menu.add(action(Messages.RunList_folder, () -> Program.launch(run.folder().toString())));
			menu.add(action(Messages.RunList_close, () -> store.close(run.folder())));
		});
	}

	private static Action action(String text, Runnable work) {
		return new Action(text) {
			@Override
			public void run() {
				work.run();
			}
		};
	}

	private static final class Labels extends ColumnLabelProvider {

		@Override
		public String getText(Object element) {
			OpenRun run = (OpenRun) element;
			return switch (run.state()) {
				case READY -> run.name();
				case READING -> NLS.bind(Messages.RunList_reading, run.name());
				case RUNNING -> NLS.bind(Messages.RunList_running, run.name());
				case FAILED -> NLS.bind(Messages.RunList_failed, run.name(), run.message());
			};
		}

		@Override
		public String getToolTipText(Object element) {
			OpenRun run = (OpenRun) element;
			String corpus = run.result().map(result -> "\n" + NLS.bind(Messages.RunList_corpus, result.manifest().corpusPath(),
					result.manifest().started())).orElse("");
			return run.folder() + (run.message().isEmpty() ? "" : "\n" + run.message()) + corpus;
		}
	}
}
