package org.lorgnette.ui.evaluation;

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
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.chart.ChartModel;

/** The charts of the runs, one at a time. */
final class ChartsTab implements ResultTab {

	private final ViewContext context;
	private ComboViewer choice;
	private Label words;
	private ChartCanvas canvas;
	private String chosen = "types";
	private Optional<EvaluationResult> shown = Optional.empty();

	ChartsTab(ViewContext context) {
		this.context = context;
	}

	@Override
	public String title() {
		return Messages.ChartsTab_title;
	}

	@Override
	public Control create(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).numColumns(2).applyTo(page);
		choice = new ComboViewer(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.setContentProvider(ArrayContentProvider.getInstance());
		choice.setLabelProvider(LabelProvider.createTextProvider(element -> ((ChartChoice) element).chart().title()));
		choice.getCombo().setVisibleItemCount(14);
		Accessibles.name(choice.getCombo(), Messages.ChartsTab_choice);
		GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.CENTER).hint(300, SWT.DEFAULT).applyTo(choice.getCombo());
		words = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
		canvas = new ChartCanvas(page, context.texts().locale());
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(100, 60).applyTo(canvas);
		choice.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof ChartChoice now) {
				chosen = now.id();
				showChart(now);
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
		List<ChartChoice> choices = ChartChoice.of(runs.result(), context.texts());
		choice.setInput(choices);
		choose(choices.stream().filter(one -> one.id().equals(chosen)).findFirst().orElse(choices.getFirst()));
	}

	private void choose(ChartChoice now) {
		choice.setSelection(new StructuredSelection(now));
		showChart(now);
	}

	private void showChart(ChartChoice now) {
		words.setText(now.id().equals("differences") ? "" : Messages.ChartsTab_hint);
		canvas.show(Optional.of(new ChartModel(now.chart(), context.texts(), now.cases(), context.open(), this::say)));
	}

	/** The value that the keyboard is on, beside the chart's name. */
	private void say(String value) {
		words.setText(value.replace("&", "&&"));
		context.status().accept(value);
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public Optional<ChartCanvas> chart() {
		return Optional.of(canvas);
	}
}
