package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.report.Texts;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.errors.ErrorsView;

/** What finished runs measured: their scores, charts, comparisons and agreement. */
public final class EvaluationView extends ViewPart {

	private static final String RUN = "run";

	private final RunStore store = RunStore.shared();
	private final Runnable news = this::refresh;
	private final List<ResultTab> tabs = new ArrayList<>();
	private Composite stack;
	private EmptyPage empty;
	private SashForm sash;
	private RunList list;
	private CTabFolder folder;
	private EvaluationActions actions;
	private Optional<IMemento> memento = Optional.empty();

	/** Shows a finished run alone, as soon as it is read. */
	public void open(Path runFolder) {
		store.open(runFolder);
	}

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = Optional.ofNullable(saved);
	}

	@Override
	public void createPartControl(Composite parent) {
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyPage(stack, getSite(), Messages.EvaluationView_empty)
				.link(Messages.EvaluationView_runAs, new CommandCall("org.eclipse.debug.ui.commands.OpenRunConfigurations",
						Map.of()))
				.link(Messages.EvaluationView_experiment, CommandCall.newWizard(Ids.PLUGIN + ".wizards.experiment"))
				.link(Messages.EvaluationView_folder, this::chooseRun);
		sash = new SashForm(stack, SWT.HORIZONTAL | SWT.SMOOTH);
		list = new RunList(sash, store);
		folder = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
		sash.setWeights(18, 82);
		Texts texts = new Texts(UserLocale.get());
		ViewContext context = new ViewContext(texts, this::openCases, this::status);
		tabs.addAll(List.of(new ScoresTab(context), new ChartsTab(context), new ComparisonTab(context), new AgreementTab(context)));
		for (ResultTab tab : tabs) {
			CTabItem item = new CTabItem(folder, SWT.NONE);
			item.setText(tab.title());
			item.setControl(tab.create(folder));
		}
		folder.setSelection(0);
		folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showTab()));
		actions = new EvaluationActions(this, texts.locale());
		actions.contribute(getViewSite().getActionBars());
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), new Action() {
			@Override
			public void run() {
				copy();
			}
		});
		PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, Ids.PLUGIN + ".evaluation");
		store.addListener(news);
		restore();
		refresh();
	}

	/** Runs that were open when the workbench was closed. */
	private void restore() {
		if (store.runs().isEmpty()) {
			memento.stream().flatMap(saved -> List.of(saved.getChildren(RUN)).stream()).map(IMemento::getTextData)
					.filter(text -> text != null && !text.isBlank()).forEach(text -> store.open(Path.of(text)));
		}
	}

	@Override
	public void saveState(IMemento saved) {
		// The one that is shown comes last: reopening ends with it.
		store.runs().stream().sorted((a, b) -> Boolean.compare(a.ticked(), b.ticked()))
				.forEach(run -> saved.createChild(RUN).putTextData(run.folder().toString()));
	}

	/** Asks for the folder of a run and opens it. */
	void chooseRun() {
		DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.OPEN);
		dialog.setText(Messages.EvaluationView_choose);
		dialog.setMessage(Messages.EvaluationView_chooseHint);
		Optional.ofNullable(dialog.open()).ifPresent(chosen -> open(Path.of(chosen)));
	}

	private void refresh() {
		if (stack.isDisposed()) {
			return;
		}
		((StackLayout) stack.getLayout()).topControl = store.runs().isEmpty() ? empty.control() : sash;
		stack.layout();
		list.refresh();
		folder.setVisible(shown().isPresent());
		sash.layout();
		actions.refresh();
		showTab();
	}

	private void showTab() {
		shown().ifPresent(runs -> {
			tab().show(runs);
			actions.refresh();
		});
	}

	private ResultTab tab() {
		return tabs.get(Math.max(0, folder.getSelectionIndex()));
	}

	/** The runs that are shown, if any has a result. */
	Optional<ShownRuns> shown() {
		return store.shown();
	}

	/** The chart that is seen. */
	Optional<ChartCanvas> chart() {
		return shown().isEmpty() ? Optional.empty() : tab().chart();
	}

	/** All that the view shows. */
	Composite control() {
		return stack;
	}

	private void copy() {
		boolean chart = chart().filter(canvas -> canvas.canvas().isFocusControl()).isPresent() || tab().table().isEmpty();
		if (chart) {
			actions.copyChart();
		} else {
			tab().table().ifPresent(ReportTable::copy);
		}
	}

	private void status(String words) {
		getViewSite().getActionBars().getStatusLineManager().setMessage(words);
	}

	private void openCases(CaseQuery query) {
		try {
			ErrorsView errors = (ErrorsView) getSite().getPage().showView(Ids.ERRORS_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE);
			errors.show(query);
		} catch (PartInitException e) {
			Failures.show(Messages.EvaluationView_errors, e);
		}
	}

	@Override
	public void setFocus() {
		if (shown().isPresent()) {
			tab().setFocus();
		} else {
			stack.setFocus();
		}
	}

	@Override
	public void dispose() {
		store.removeListener(news);
		super.dispose();
	}
}
