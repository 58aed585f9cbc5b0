package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.run.RunComparison;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.ReportCharts;
import org.lorgnette.report.Table;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Words;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.chart.ChartModel;

/** Paired comparisons of the engines shown, under a metric and against a baseline of one's choice. */
final class ComparisonTab implements ResultTab {

	private final ViewContext context;
	private final MetricChoice metrics;
	private final Computation<List<PairedComparison>> computation = new Computation<>(Messages.ComparisonTab_job);
	private Combo metric;
	private Combo baseline;
	private Label words;
	private SashForm sash;
	private ReportTable table;
	private ChartCanvas canvas;
	private Optional<ShownRuns> shown = Optional.empty();

	ComparisonTab(ViewContext context) {
		this.context = context;
		this.metrics = new MetricChoice(context.texts());
	}

	@Override
	public String title() {
		return Messages.ComparisonTab_title;
	}

	@Override
	public Control create(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).numColumns(5).applyTo(page);
		metric = combo(page, Messages.ComparisonTab_metric);
		baseline = combo(page, Messages.ComparisonTab_baseline);
		words = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(words);
		sash = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).span(5, 1).hint(100, 60).applyTo(sash);
		table = new ReportTable(sash, Messages.ComparisonTab_title, context.open());
		canvas = new ChartCanvas(sash, context.texts().locale());
		sash.setWeights(3, 2);
		page.addDisposeListener(event -> computation.cancel());
		return page;
	}

	private Combo combo(Composite page, String name) {
		Label label = new Label(page, SWT.NONE);
		label.setText(name);
		Combo combo = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setVisibleItemCount(16);
		GridDataFactory.swtDefaults().hint(170, SWT.DEFAULT).applyTo(combo);
		Accessibles.name(combo, name.replace("&", ""));
		combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> compare()));
		return combo;
	}

	@Override
	public void show(ShownRuns runs) {
		if (shown.filter(known -> known.equals(runs)).isPresent()) {
			return;
		}
		shown = Optional.of(runs);
		metrics.of(runs.result());
		fill(metric, metrics.names());
		List<String> baselines = new ArrayList<>(List.of(Messages.ComparisonTab_everyPair));
		baselines.addAll(runs.engineNames());
		fill(baseline, baselines);
		Optional<String> usual = runs.isOneRun() ? runs.result().experiment().comparison().baseline() : Optional.empty();
		usual.map(runs.engineNames()::indexOf).filter(at -> at >= 0).ifPresent(at -> baseline.select(at + 1));
		compare();
	}

	/** Keeps what was chosen, if that is there still. */
	private static void fill(Combo combo, List<String> items) {
		String before = combo.getText();
		combo.setItems(items.toArray(String[]::new));
		combo.select(Math.max(0, items.indexOf(before)));
	}

	private void compare() {
		ShownRuns runs = shown.orElseThrow();
		computation.cancel();
		if (!runs.complete() || runs.engineNames().size() < 2) {
			showNothing(runs.complete() ? Messages.ComparisonTab_two : Messages.ComparisonTab_running);
			return;
		}
		Optional<String> against = baseline.getSelectionIndex() < 1 ? Optional.empty() : Optional.of(baseline.getText());
		String wanted = metrics.id(metric.getSelectionIndex());
		EvaluationResult result = runs.result();
		boolean known = runs.isOneRun() && metric.getSelectionIndex() == 0 && against.equals(result.experiment().comparison().baseline());
		if (known) {
			show(result.comparisons());
			return;
		}
		words.setText(Messages.ComparisonTab_comparing);
		computation.start(cancellation -> {
			List<RunFolder> folders = new ArrayList<>();
			for (Path folder : runs.folders()) {
				folders.add(RunFolder.open(folder));
			}
			return RunComparison.compare(folders, wanted, against, cancellation);
		}, outcome -> {
			if (!words.isDisposed()) {
				outcome.value().ifPresentOrElse(this::show, () -> showNothing(NLS.bind(Messages.ComparisonTab_failed, outcome.message())));
			}
		});
	}

	private void showNothing(String why) {
		show(List.of());
		words.setText(why.replace("&", "&&"));
		words.getParent().layout();
	}

	private void show(List<PairedComparison> comparisons) {
		EvaluationResult of = withComparisons(shown.orElseThrow().result(), comparisons);
		Table now = new Tables(of, context.texts()).comparisons();
		table.show(now, (shownTable, row, column) -> Optional.empty());
		canvas.show(new ReportCharts(of, context.texts()).differences()
				.map(chart -> new ChartModel(chart, context.texts(), hit -> Optional.empty(), context.open(), context.status())));
		words.setText(comparisons.isEmpty() ? "" : new Words(context.texts()).method(comparisons.getFirst(), of.experiment().comparison()
				.unit()).replace("&", "&&"));
		words.getParent().layout();
	}

	private static EvaluationResult withComparisons(EvaluationResult result, List<PairedComparison> comparisons) {
		List<EngineResult> engines = result.engines();
		return new EvaluationResult(result.experiment(), result.manifest(), result.units(), engines, comparisons, result.gates(),
				List.of(), 0);
	}

	@Override
	public void setFocus() {
		table.control().setFocus();
	}

	@Override
	public Optional<ChartCanvas> chart() {
		return Optional.of(canvas).filter(shownCanvas -> shownCanvas.chart().isPresent());
	}

	@Override
	public Optional<ReportTable> table() {
		return Optional.of(table);
	}
}
