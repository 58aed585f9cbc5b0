package org.lorgnette.ui.evaluation.errors;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.CsvReport;
import org.lorgnette.report.Texts;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.evaluation.EmptyPage;
import org.lorgnette.ui.evaluation.Failures;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.ShownRuns;
import org.lorgnette.ui.evaluation.export.ExportJob;

/** The cases behind the numbers of the Evaluation view, each one step from its place in the text. */
public final class ErrorsView extends ViewPart {

	private final RunStore store = RunStore.shared();
	private final Runnable news = this::refresh;
	private CaseTexts texts;
	private Composite stack;
	private EmptyPage empty;
	private Composite page;
	private FilterBar filters;
	private Label count;
	private final Map<CaseTexts.Kind, CaseTable> tables = new EnumMap<>(CaseTexts.Kind.class);
	private Composite lists;
	private CaseTable table;
	private Thumbnails thumbnails;
	private IAction open;
	private IAction copy;
	private IAction export;
	private CaseDetail detail;
	private CaseSelection selection;
	private CaseOpener opener;
	private Optional<EvaluationResult> filled = Optional.empty();

	/** Lists exactly these cases. */
	public void show(CaseQuery query) {
		filters.show(query);
		ask(0);
		table.control().setFocus();
	}

	/** What is listed now, once the filters have been applied. */
	public List<Case> listed() {
		return table.rows();
	}

	public CaseQuery query() {
		return filters.query();
	}

	@Override
	public void createPartControl(Composite parent) {
		texts = new CaseTexts(new Texts(UserLocale.get()));
		opener = new CaseOpener(getSite().getPage());
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyPage(stack, getSite(), Messages.ErrorsView_empty).link(Messages.ErrorsView_evaluation, this::showEvaluation);
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(page);
		selection = new CaseSelection(Messages.ErrorsView_job, texts, parent.getDisplay(), this::answered);
		filters = new FilterBar(page, texts, this::ask);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filters.control());
		count = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
		SashForm sash = new SashForm(page, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(sash);
		thumbnails = new Thumbnails(parent.getDisplay(), this::pictureFolder);
		lists = new Composite(sash, SWT.NONE);
		lists.setLayout(new StackLayout());
		detail = new CaseDetail(sash, texts, thumbnails);
		sash.setWeights(72, 28);
		contribute(getViewSite().getActionBars());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, Ids.PLUGIN + ".errors");
		store.addListener(news);
		refresh();
	}

	/** Lists of each kind of cases have columns of their own. */
	private void use(CaseTexts.Kind kind) {
		table = tables.computeIfAbsent(kind, this::create);
		((StackLayout) lists.getLayout()).topControl = table.control();
		lists.layout();
	}

	private CaseTable create(CaseTexts.Kind kind) {
		CaseTable made = new CaseTable(lists, texts, kind, kind == CaseTexts.Kind.PICTURES ? Optional.of(thumbnails) : Optional.empty(),
				one -> detail.show(Optional.of(one)), one -> open(one, true), () -> ask(0));
		made.control().addKeyListener(KeyListener.keyPressedAdapter(this::key));
		MenuManager menu = new MenuManager();
		menu.add(open);
		menu.add(new Separator());
		menu.add(copy);
		menu.add(export);
		made.control().setMenu(menu.createContextMenu(made.control()));
		made.control().addDisposeListener(event -> menu.dispose());
		return made;
	}

	private Optional<Path> pictureFolder(Case one) {
		return store.shown().flatMap(shown -> shown.corpus(one.engine())).map(Thumbnails::folder);
	}

	private void contribute(IActionBars bars) {
		IAction next = action(Messages.ErrorsView_next, "next-case", () -> step(1));
		IAction previous = action(Messages.ErrorsView_previous, "previous-case", () -> step(-1));
		open = action(Messages.ErrorsView_open, "open-case", () -> table.first().ifPresent(one -> open(one, true)));
		copy = action(Messages.ErrorsView_copy, "", this::copy);
		export = action(Messages.ErrorsView_export, "save-cases", this::export);
		List.of(previous, next, open, export).forEach(bars.getToolBarManager()::add);
		List.of(open, next, previous, copy, export).forEach(bars.getMenuManager()::add);
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action("", "", () -> table.control().selectAll()));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), action("", "", filters::focusSearch));
		bars.setGlobalActionHandler(ActionFactory.NEXT.getId(), next);
		bars.setGlobalActionHandler(ActionFactory.PREVIOUS.getId(), previous);
		bars.updateActionBars();
		use(CaseTexts.Kind.MENTIONS);
	}

	private static IAction action(String text, String icon, Runnable work) {
		Action action = new Action(text) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(text.replace("\u2026", ""));
		if (!icon.isEmpty()) {
			action.setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(Ids.PLUGIN, "icons/" + icon + ".png")
					.orElseGet(ImageDescriptor::getMissingImageDescriptor));
		}
		return action;
	}

	private void refresh() {
		if (stack.isDisposed()) {
			return;
		}
		Optional<EvaluationResult> now = store.shown().map(ShownRuns::result);
		((StackLayout) stack.getLayout()).topControl = now.isPresent() ? page : empty.control();
		stack.layout();
		if (now.isPresent() && filled.filter(known -> known == now.get()).isEmpty()) {
			filled = now;
			use(CaseTexts.Kind.of(now.get()));
			open.setText(CaseTexts.Kind.of(now.get()) == CaseTexts.Kind.PICTURES ? Messages.ErrorsView_openPicture : Messages.ErrorsView_open);
			open.setToolTipText(open.getText().replace("&", ""));
			filters.fill(now.get());
			ask(0);
		} else if (now.isEmpty()) {
			filled = now;
			selection.stop();
			table.show(List.of());
			detail.show(Optional.empty());
		}
	}

	private void ask(long delayMillis) {
		store.shown().ifPresent(shown -> selection.ask(new CaseSelection.Request(shown.result().cases(), filters.query(), table.sorted(),
				table.isDown()), delayMillis));
	}

	private void answered(CaseSelection.Answer answer) {
		if (stack.isDisposed() || filled.isEmpty()) {
			return;
		}
		table.show(answer.rows());
		detail.show(table.first());
		EvaluationResult result = filled.get();
		long all = result.cases().size();
		String text = NLS.bind(Messages.ErrorsView_count, texts.count(answer.rows().size()), texts.count(all));
		String sample = result.casesInAll() > all ? " " + NLS.bind(Messages.ErrorsView_sample, texts.count(result.casesInAll())) : "";
		boolean still = store.shown().filter(shown -> !shown.complete()).isPresent();
		count.setText(still ? Messages.ErrorsView_running : answer.rows().isEmpty() ? Messages.ErrorsView_nothing : text + sample);
	}

	private void key(KeyEvent event) {
		switch (event.character) {
			case 'j', 'J' -> step(1);
			case 'k', 'K' -> step(-1);
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	/** The next case, also in an editor that shows one already; the list keeps the focus. */
	private void step(int by) {
		table.step(by).ifPresent(one -> {
			detail.show(Optional.of(one));
			boolean pictures = !Thumbnails.pictures(one).isEmpty();
			if (pictures && PictureCase.isSeen(getSite().getPage())) {
				open(one, false);
			} else if (!pictures && getSite().getPage().getActiveEditor() != null && Ids.EDITOR.equals(getSite().getPage().getActiveEditor().getSite().getId())) {
				open(one, false);
			}
		});
	}

	private void open(Case one, boolean activate) {
		if (!Thumbnails.pictures(one).isEmpty()) {
			store.shown().ifPresent(shown -> PictureCase.open(getSite().getPage(), one, shown, activate));
			return;
		}
		opener.open(one, store.shown().flatMap(shown -> shown.corpus(one.engine())), activate);
	}

	private void copy() {
		if (detail.control().isFocusControl()) {
			detail.control().copy();
			return;
		}
		List<Case> cases = table.selected();
		StringWriter text = new StringWriter();
		try {
			CsvReport.cases(cases, text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Clipboard clipboard = new Clipboard(table.control().getDisplay());
		try {
			clipboard.setContents(new Object[] { text.toString() }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}

	private void export() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText(Messages.ErrorsView_exportTitle);
		dialog.setFilterExtensions(new String[] { "*.csv" });
		dialog.setFileName("cases.csv");
		dialog.setOverwrite(true);
		List<Case> cases = table.rows();
		Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> new ExportJob(Messages.ErrorsView_exportTitle, () -> {
			CsvReport.writeCases(cases, file);
			return file;
		}).schedule());
	}

	private void showEvaluation() {
		try {
			getSite().getPage().showView(Ids.EVALUATION_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE);
		} catch (PartInitException e) {
			Failures.show(Messages.ErrorsView_empty, e);
		}
	}

	/** The list. */
	Table control() {
		return table.control();
	}

	Thumbnails thumbnails() {
		return thumbnails;
	}

	@Override
	public void setFocus() {
		if (store.shown().isPresent()) {
			table.control().setFocus();
		} else {
			stack.setFocus();
		}
	}

	@Override
	public void dispose() {
		store.removeListener(news);
		if (selection != null) {
			selection.stop();
			thumbnails.dispose();
		}
		super.dispose();
	}
}
