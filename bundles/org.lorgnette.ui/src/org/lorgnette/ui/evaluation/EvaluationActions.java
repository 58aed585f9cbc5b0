package org.lorgnette.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.lorgnette.report.chart.Chart;
import org.lorgnette.report.chart.jfree.Theme;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.export.ChartClipboard;
import org.lorgnette.ui.evaluation.export.Export;
import org.lorgnette.ui.evaluation.export.ExportJob;
import org.lorgnette.ui.evaluation.export.ExportRunOperation;
import org.lorgnette.ui.evaluation.export.ReportBrowser;

/** The tool bar and the menu of the Evaluation view. */
final class EvaluationActions {

	private final EvaluationView view;
	private final Locale locale;
	private final List<Item> items = new ArrayList<>();

	/** An action and when it can be used. */
	private final class Item extends Action {

		private final Runnable work;
		private final Predicate<EvaluationView> usable;

		Item(String text, String icon, Predicate<EvaluationView> usable, Runnable work) {
			super(text);
			this.work = work;
			this.usable = usable;
			setToolTipText(text.replace("&", "").replace("\u2026", ""));
			if (!icon.isEmpty()) {
				setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(Ids.PLUGIN, "icons/" + icon + ".png")
						.orElseGet(ImageDescriptor::getMissingImageDescriptor));
			}
			items.add(this);
		}

		@Override
		public void run() {
			work.run();
		}
	}

	EvaluationActions(EvaluationView view, Locale locale) {
		this.view = view;
		this.locale = locale;
	}

	void contribute(IActionBars bars) {
		Predicate<EvaluationView> always = any -> true;
		Predicate<EvaluationView> withChart = any -> any.chart().flatMap(ChartCanvas::chart).isPresent();
		Predicate<EvaluationView> withRun = any -> any.shown().filter(ShownRuns::complete).isPresent();
		Item open = new Item(Messages.EvaluationActions_open, "open-run", always, view::chooseRun);
		Item copy = new Item(Messages.EvaluationActions_copyChart, "copy-chart", withChart, this::copyChart);
		Item chart = new Item(Messages.EvaluationActions_chart, "save-chart", withChart, this::exportChart);
		Item browser = new Item(Messages.EvaluationActions_browser, "open-report", withRun, this::openReport);
		bars.getToolBarManager().add(open);
		bars.getToolBarManager().add(copy);
		bars.getToolBarManager().add(chart);
		bars.getToolBarManager().add(browser);
		IMenuManager menu = bars.getMenuManager();
		menu.add(open);
		menu.add(copy);
		MenuManager export = new MenuManager(Messages.EvaluationActions_export);
		export.add(chart);
		export.add(new Item(Messages.EvaluationActions_tables, "", withRun, this::exportTables));
		export.add(new Item(Messages.EvaluationActions_csv, "", withRun, () -> exportFolder(Export.CSV)));
		export.add(new Item(Messages.EvaluationActions_charts, "", withRun, () -> exportFolder(Export.CHARTS)));
		export.add(new Item(Messages.EvaluationActions_all, "", withRun, () -> exportFolder(Export.ALL)));
		menu.add(export);
		menu.add(browser);
		bars.updateActionBars();
		refresh();
	}

	void refresh() {
		items.forEach(item -> item.setEnabled(item.usable.test(view)));
	}

	private Shell shell() {
		return view.getSite().getShell();
	}

	void copyChart() {
		view.chart().ifPresent(canvas -> canvas.chart().ifPresent(chart -> ChartClipboard.copy(chart, canvas.theme(), locale)));
	}

	private void exportChart() {
		Chart chart = view.chart().flatMap(ChartCanvas::chart).orElseThrow();
		FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
		dialog.setText(Messages.EvaluationActions_chartTitle);
		dialog.setFilterExtensions(new String[] { "*.png", "*.svg", "*.pdf" });
		dialog.setFilterNames(new String[] { Messages.EvaluationActions_png, Messages.EvaluationActions_svg, Messages.EvaluationActions_pdf });
		dialog.setFileName(chart.title().replaceAll("[^\\p{L}\\p{N}.-]+", "-") + ".png");
		dialog.setOverwrite(true);
		Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> {
			String[] extensions = { "png", "svg", "pdf" };
			new ExportJob(Messages.EvaluationActions_chartJob,
					() -> ExportRunOperation.chart(chart, Theme.LIGHT, locale, file, extensions[Math.max(0, dialog.getFilterIndex())])).schedule();
		});
	}

	private void exportTables() {
		FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
		dialog.setText(Messages.EvaluationActions_tablesTitle);
		Export[] formats = { Export.HTML, Export.LATEX, Export.MARKDOWN, Export.JSON };
		dialog.setFilterExtensions(new String[] { "*.html", "*.tex", "*.md", "*.json" });
		dialog.setFilterNames(new String[] { Messages.EvaluationActions_html, Messages.EvaluationActions_latex,
				Messages.EvaluationActions_markdown, Messages.EvaluationActions_json });
		dialog.setFileName(name() + ".html");
		dialog.setOverwrite(true);
		Optional.ofNullable(dialog.open()).map(Path::of)
				.ifPresent(file -> export(Export.ofFile(file).orElse(formats[Math.max(0, dialog.getFilterIndex())]), file));
	}

	private void exportFolder(Export what) {
		DirectoryDialog dialog = new DirectoryDialog(shell(), SWT.SAVE);
		dialog.setText(what.title());
		dialog.setMessage(Messages.EvaluationActions_folderHint);
		Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(folder -> export(what, folder));
	}

	private void export(Export what, Path target) {
		ExportRunOperation operation = new ExportRunOperation(view.shown().orElseThrow().result(), what, target, locale);
		new ExportJob(what.title(), operation::write).schedule();
	}

	private void openReport() {
		ReportBrowser.open(view.shown().orElseThrow(), locale);
	}

	private String name() {
		ShownRuns shown = view.shown().orElseThrow();
		return shown.isOneRun() ? shown.folders().getFirst().getFileName().toString() : shown.result().experiment().name();
	}
}
