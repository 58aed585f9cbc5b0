package org.lorgnette.ui.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.Ui;

class EvaluationViewTest {

	@TempDir
	private Path folder;
	private EvaluationResult result;
	private EvaluationView view;

	@BeforeEach
	void open() throws Exception {
		result = SampleRuns.three(folder);
		Ui.perspective(Ids.PERSPECTIVE);
		view = Ui.view(Ids.EVALUATION_VIEW);
		Ui.run(() -> Ui.window().getShell().setMaximized(true));
		Ui.run(() -> RunStore.shared().runs().forEach(run -> RunStore.shared().close(run.folder())));
	}

	@AfterEach
	void close() {
		Ui.run(() -> RunStore.shared().runs().forEach(run -> RunStore.shared().close(run.folder())));
	}

	private void show(Path run) {
		Ui.await("the window is maximised", () -> Ui.window().getShell().getSize().x > 1200);
		Runs.show(run);
		Ui.await("the run is shown", () -> view.shown().filter(shown -> shown.folders().contains(run)).isPresent());
	}

	private Composite root() {
		return view.control();
	}

	private <T extends Control> T find(Class<T> kind, Predicate<T> fits) {
		return Ui.find(root(), kind, control -> control.isVisible() && fits.test(control)).orElseThrow(() -> new AssertionError("no "
				+ kind.getSimpleName()));
	}

	private void tab(int index) {
		CTabFolder tabs = find(CTabFolder.class, control -> control.getItemCount() == 4);
		Ui.run(() -> {
			tabs.setSelection(index);
			tabs.notifyListeners(SWT.Selection, new Event());
		});
	}

	private void choose(Combo combo, int index) {
		Ui.run(() -> {
			combo.select(index);
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	private ChartCanvas chart(int choice) {
		tab(1);
		choose(find(Combo.class, combo -> combo.getItemCount() > 3), choice);
		ChartCanvas canvas = find(ChartCanvas.class, any -> true);
		Ui.await("the chart is drawn", () -> !canvas.hits().isEmpty());
		return canvas;
	}

	/** Button events with their place in the control: those that SWT posts on GTK arrive without it. */
	private static void click(Control control, int x, int y) {
		for (int type : new int[] { SWT.MouseMove, SWT.MouseDown, SWT.MouseUp }) {
			Event event = new Event();
			event.x = x;
			event.y = y;
			event.button = type == SWT.MouseMove ? 0 : 1;
			Ui.notify(control, type, event);
		}
	}

	private List<Case> listed(CaseQuery expected) {
		ErrorsView errors = Ui.call(() -> (ErrorsView) Ui.page().findView(Ids.ERRORS_VIEW));
		long count = result.cases().stream().filter(expected).count();
		String[] last = { "" };
		try {
			Ui.await("the cases are listed", Duration.ofSeconds(20), () -> {
				last[0] = errors.listed().size() + " for " + errors.query();
				return errors.query().equals(expected) && errors.listed().size() == count;
			});
		} catch (AssertionError e) {
			throw new AssertionError("expected " + count + " cases for " + expected + ", but there are " + last[0], e);
		}
		return Ui.call(errors::listed);
	}

	@Test
	void aClickOnABarListsExactlyItsCases() {
		show(folder.resolve("run-1"));
		ChartCanvas canvas = chart(0);
		BarChart bars = (BarChart) Ui.call(() -> canvas.chart().orElseThrow());
		int engine = bars.series().indexOf("careless");
		int type = bars.categories().indexOf("LOC");
		// The first panel is precision: behind it are the predicted items.
		Hit hit = Ui.call(() -> canvas.hits().stream().filter(one -> one.panel() == 0 && one.series() == engine && one.category() == type)
				.findFirst().orElseThrow());
		click(canvas.canvas(), (int) hit.area().getCenterX(), (int) hit.area().getCenterY());
		Ui.await("the Errors view is up", () -> Ui.page().findView(Ids.ERRORS_VIEW) != null);
		List<Case> cases = listed(CaseQuery.ALL.ofEngine("careless").withPredicted(CaseQuery.Side.of("LOC")));
		EngineResult careless = result.engine("careless").orElseThrow();
		assertEquals(careless.types().get("LOC").counts().predicted(), cases.size());
		assertTrue(cases.size() > 50);
		assertTrue(cases.stream().allMatch(one -> one.engine().equals("careless") && one.predicted().orElseThrow().type().equals("LOC")));
	}

	@Test
	void theKeyboardWalksAMatrixAndListsACell() {
		show(folder.resolve("run-1"));
		ChartCanvas canvas = chart(4);
		assertTrue(Ui.call(() -> canvas.chart().orElseThrow().title()).contains("careless"));
		Ui.run(() -> canvas.setFocus());
		for (int key : new int[] { SWT.HOME, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.ARROW_RIGHT, SWT.CR }) {
			Event event = new Event();
			event.keyCode = key;
			event.character = key == SWT.CR ? SWT.CR : 0;
			Ui.notify(canvas.canvas(), SWT.KeyDown, event);
		}
		// Two to the right and one down from LOC, LOC: gold ORG, predicted PER. Types are in order: LOC, ORG, PER.
		List<Case> cases = listed(CaseQuery.ALL.ofEngine("careless").withGold(CaseQuery.Side.of("ORG"))
				.withPredicted(CaseQuery.Side.of("PER")));
		var matrix = result.engine("careless").orElseThrow().confusion();
		assertEquals(matrix.count(matrix.labels().indexOf("ORG"), matrix.labels().indexOf("PER")), cases.size());
	}

	@Test
	void aClickOnACellOfTheTableListsItsCases() {
		show(folder.resolve("run-1"));
		tab(0);
		Table table = find(Table.class, control -> control.getColumnCount() > 4);
		int row = Ui.call(() -> {
			for (int i = 0; i < table.getItemCount(); i++) {
				if (table.getItem(i).getText(0).equals("ORG") && table.getItem(i).getText(1).equals("middling")) {
					return i;
				}
			}
			throw new AssertionError("no such row");
		});
		Rectangle cell = Ui.call(() -> {
			table.showColumn(table.getColumn(6));
			return table.getItem(row).getBounds(6);
		});
		String text = Ui.call(() -> table.getItem(row).getText(6));
		click(table, cell.x + cell.width / 2, cell.y + cell.height / 2);
		assertEquals(Integer.parseInt(text), listed(CaseQuery.ALL.ofEngine("middling").withPredicted(CaseQuery.Side.of("ORG"))).size());
	}

	@Test
	void runsAreComparedSideBySide() throws Exception {
		EvaluationResult second = SampleRuns.run(folder, SampleRuns.experiment("{id: careful}"), "run-2");
		show(folder.resolve("run-1"));
		show(folder.resolve("run-2"));
		assertEquals(List.of("careful"), Ui.call(() -> view.shown().orElseThrow().engineNames()));
		Ui.run(() -> RunStore.shared().tick(folder.resolve("run-1"), true));
		Ui.await("both are shown", () -> view.shown().orElseThrow().engineNames().size() == 4);
		assertEquals(List.of("run-1/careful", "run-1/middling", "run-1/careless", "run-2/careful"),
				Ui.call(() -> view.shown().orElseThrow().engineNames()));
		tab(2);
		Combo baseline = find(Combo.class, combo -> List.of(combo.getItems()).contains("run-2/careful"));
		choose(baseline, 4);
		Ui.await("three engines against the one", () -> Ui.find(root(), Table.class, control -> control.isVisible()
				&& control.getColumnCount() > 6 && control.getItemCount() == 3).isPresent());
		Table table = find(Table.class, control -> control.getColumnCount() > 6);
		assertEquals(List.of("run-1/careful", "run-2/careful"), Ui.call(() -> List.of(table.getItem(0).getText(0), table.getItem(0)
				.getText(1))));
		assertTrue(second.engines().size() == 1);
		Ui.run(() -> RunStore.shared().close(folder.resolve("run-2")));
		Ui.await("the other stays", () -> view.shown().orElseThrow().engineNames().size() == 3);
	}

	@Test
	void agreementIsMeasuredWithTheGold() {
		show(folder.resolve("run-1"));
		tab(3);
		Ui.await("pairs are listed", () -> {
			Optional<Table> table = Ui.find(root(), Table.class, control -> control.isVisible() && control.getColumnCount() == 5);
			return table.isPresent() && table.get().getItemCount() == 6;
		});
	}

	@Test
	void aRunThatCannotBeReadSaysWhy() throws Exception {
		Path damaged = folder.resolve("run-1");
		Files.writeString(folder.resolve("corpus.conll"), "Ada B-PER\n");
		Runs.show(damaged);
		Ui.await("the reason is listed", () -> RunStore.shared().runs().stream().anyMatch(run -> run.state() == OpenRun.State.FAILED
				&& run.message().contains("has changed since")));
		Runs.show(folder.resolve("nowhere"));
		Ui.await("the reason is listed", () -> RunStore.shared().runs().stream().anyMatch(run -> run.message().contains("manifest.json")));
		assertFalse(Ui.call(() -> view.shown().isPresent()));
	}

	@Test
	void anEmptyViewHasLinks() {
		find(Link.class, link -> link.getText().contains("<a>"));
		show(folder.resolve("run-1"));
		assertTrue(Ui.find(root(), Link.class, Control::isVisible).isEmpty());
		Ui.run(() -> RunStore.shared().close(folder.resolve("run-1")));
		find(Link.class, link -> link.getText().contains("<a>"));
	}

	@Test
	void rowsAreCopiedWithTabs() {
		show(folder.resolve("run-1"));
		tab(0);
		Table table = find(Table.class, control -> control.getColumnCount() > 4);
		Ui.run(() -> {
			table.setFocus();
			table.setSelection(0);
			view.getViewSite().getActionBars().getGlobalActionHandler("copy").run();
		});
		String copied = Ui.call(() -> {
			Clipboard clipboard = new Clipboard(Ui.display());
			try {
				return (String) clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		});
		String[] lines = copied.split("\n");
		assertEquals(2, lines.length, copied);
		assertEquals(8, lines[1].split("\t").length, copied);
		assertTrue(lines[0].startsWith(Locale.getDefault().getLanguage().equals("fr") ? "Type\tMoteur" : "Type\tEngine"), copied);
	}
}
