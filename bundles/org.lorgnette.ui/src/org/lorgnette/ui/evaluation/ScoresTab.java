package org.lorgnette.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ComboViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.CaseLinks;
import org.lorgnette.report.RunTables;
import org.lorgnette.report.Table;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Words;
import org.lorgnette.ui.Accessibles;

/** The tables of the runs, one at a time, below a sentence on what they show. */
final class ScoresTab implements ResultTab {

	private final ViewContext context;
	private Composite page;
	private ComboViewer choice;
	private Label summary;
	private ReportTable table;
	private String chosen = "types";
	private Optional<EvaluationResult> shown = Optional.empty();

	ScoresTab(ViewContext context) {
		this.context = context;
	}

	@Override
	public String title() {
		return Messages.ScoresTab_title;
	}

	@Override
	public Control create(Composite parent) {
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).numColumns(2).applyTo(page);
		choice = new ComboViewer(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.setContentProvider(ArrayContentProvider.getInstance());
		choice.setLabelProvider(LabelProvider.createTextProvider(element -> ((Table) element).caption()));
		choice.getCombo().setVisibleItemCount(14);
		Accessibles.name(choice.getCombo(), Messages.ScoresTab_choice);
		GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.CENTER).hint(300, SWT.DEFAULT).applyTo(choice.getCombo());
		summary = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(summary);
		table = new ReportTable(page, Messages.ScoresTab_title, context.open());
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(100, 60).applyTo(table.control());
		choice.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof Table now) {
				chosen = now.id();
				showTable(now);
			}
		});
		return page;
	}

	@Override
	public void show(ShownRuns runs) {
		if (shown.filter(known -> known == runs.result()).isPresent()) {
			return;
		}
		shown = Optional.of(runs.result());
		List<Table> tables = tables(runs);
		choice.setInput(tables);
		Table now = tables.stream().filter(one -> one.id().equals(chosen)).findFirst().orElse(tables.getFirst());
		choice.setSelection(new StructuredSelection(now));
		showTable(now);
		summary.setText(summary(runs).replace("&", "&&"));
		summary.setToolTipText(summary(runs).replace("&", "&&"));
		page.layout();
	}

	private String summary(ShownRuns runs) {
		return !runs.complete() ? Messages.ScoresTab_running
				: runs.isOneRun() ? new Words(context.texts()).summary(runs.result()) : Messages.ScoresTab_several;
	}

	private void showTable(Table now) {
		CaseLinks links = new CaseLinks(shown.orElseThrow(), context.texts());
		table.show(now, links::cell);
	}

	/** What a run was made from is told of one run alone. */
	private List<Table> tables(ShownRuns runs) {
		Tables scores = new Tables(runs.result(), context.texts());
		RunTables run = new RunTables(runs.result(), context.texts());
		List<Table> tables = new ArrayList<>(List.of(scores.overall(), scores.types(), scores.measureTable(), scores.grounding(),
				scores.spending()));
		tables.addAll(scores.breakdowns());
		tables.addAll(List.of(scores.robustness(), run.scores(), run.gates(), run.leftOut(), run.failures(), run.timings()));
		if (runs.isOneRun()) {
			tables.addAll(List.of(run.manifest(), run.engines(), run.absent(), run.problems()));
		}
		return tables.stream().filter(one -> !one.isEmpty()).toList();
	}

	@Override
	public void setFocus() {
		table.control().setFocus();
	}

	@Override
	public Optional<ReportTable> table() {
		return Optional.of(table);
	}
}
