package org.lorgnette.ui.evaluation.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.report.chart.BarChart;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.evaluation.EvaluationProbes;
import org.lorgnette.ui.evaluation.EvaluationView;
import org.lorgnette.ui.evaluation.PictureRuns;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.Runs;
import org.lorgnette.ui.evaluation.SampleRuns;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.picture.PictureProbes;

/** Cases of answers about pictures: from a bar to the list, from the list to the Picture view. */
class PictureErrorsTest {

	@TempDir
	private Path folder;
	private TestPools.Shared engines;
	private EvaluationResult result;

	@BeforeEach
	void show() throws Exception {
		engines = TestPools.share(new PictureRuns());
		result = PictureRuns.make(folder);
		Ui.perspective(Ids.PERSPECTIVE);
		Ui.run(() -> Ui.window().getShell().setMaximized(true));
		showRun();
	}

	private void showRun() {
		Runs.show(folder.resolve("run-1"));
		Ui.await("the run is shown",
				() -> RunStore.shared().shown().filter(shown -> shown.folders().contains(folder.resolve("run-1"))).isPresent());
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			for (String id : List.of(Ids.PICTURE_VIEW, Ids.ERRORS_VIEW)) {
				Ui.page().hideView(Ui.page().findView(id));
			}
		});
		engines.close();
	}

	private ErrorsView list(CaseQuery query) {
		ErrorsView view = Ui.view(Ids.ERRORS_VIEW);
		Ui.run(() -> view.show(query));
		listed(view, query);
		return view;
	}

	private void listed(ErrorsView view, CaseQuery query) {
		long count = result.cases().stream().filter(query).count();
		Ui.await("the cases are listed", Duration.ofSeconds(30), () -> view.query().equals(query) && view.listed().size() == count);
	}

	private static String cell(ErrorsView view, int row, CaseColumn column) {
		return Ui.call(() -> view.control().getItem(row).getText(CaseColumn.of(CaseTexts.Kind.PICTURES).indexOf(column)));
	}

	@Test
	void aCaseShowsQuestionGoldAndWhatEachEngineSays() {
		CaseQuery wrong = CaseQuery.ALL.ofEngine("fond").ofKinds(Set.of(Outcome.Kind.BOUNDARY_AND_TYPE)).ofType(Optional.of("color"));
		ErrorsView view = list(wrong);
		// Of the thirty pictures ten are red, one of the others is missing.
		assertEquals(19, Ui.call(() -> view.listed().size()));
		assertEquals("what color is the shape?", cell(view, 0, CaseColumn.QUESTION));
		assertEquals("green", cell(view, 0, CaseColumn.ANSWERS));
		assertEquals("red", cell(view, 0, CaseColumn.ANSWERED));
		String said = cell(view, 0, CaseColumn.SAID);
		assertTrue(said.contains("\u2713 green (0.9") || said.contains("\u2713 green (0,9"), said);
		assertTrue(said.contains("\u2717 red (0.55") || said.contains("\u2717 red (0,55"), said);
		List<String> titles = Ui.call(() -> Arrays.stream(view.control().getColumns()).map(TableColumn::getText).toList());
		assertEquals(Messages.CaseColumn_picture, titles.getFirst());
		assertTrue(titles.contains(Messages.CaseColumn_said), titles.toString());
	}

	@Test
	void thumbnailsAreReadWhenTheyAreSeen() {
		ErrorsView view = list(CaseQuery.ALL.ofEngine("keen"));
		List<Case> rows = Ui.call(view::listed);
		Ui.await("the first picture", () -> view.thumbnails().has(rows.getFirst()));
		assertTrue(Ui.call(() -> view.control().getItemHeight()) >= 40 || Ui.call(() -> view.control().getItem(0).getBounds().height) >= 40);
		assertFalse(Ui.call(() -> view.thumbnails().has(rows.getLast())), "pictures far below are not read yet");
		// The picture is painted: its colour is found in the cell.
		Rectangle cell = Ui.call(() -> view.control().getItem(0).getBounds(0));
		Ui.await("the red circle on the screen", () -> contains(Screenshots.capture(view.control()), cell, new RGB(200, 30, 30)));
		// Down by keys, one after the other and all at once, to the last case whose picture is there.
		int end = rows.size() - 3;
		Ui.run(() -> {
			for (int i = 0; i < end; i++) {
				Event key = new Event();
				key.character = 'j';
				view.control().notifyListeners(SWT.KeyDown, key);
			}
		});
		Ui.await("a picture at the end", () -> view.thumbnails().has(rows.get(end)));
		assertEquals(end, Ui.call(() -> view.control().getSelectionIndex()));
		Ui.await("the case in sight, when all rows have grown", () -> {
			Rectangle row = Ui.call(() -> view.control().getItem(end).getBounds());
			Rectangle seen = Ui.call(() -> view.control().getClientArea());
			return row.height >= 40 && row.y >= seen.y && row.y + row.height <= seen.y + seen.height;
		});
		int before = Ui.call(() -> view.thumbnails().size());
		assertTrue(before > 0);
		Ui.run(() -> Ui.page().hideView(view));
		assertEquals(0, view.thumbnails().size());
	}

	private static boolean contains(ImageData data, Rectangle area, RGB wanted) {
		for (int y = area.y; y < Math.min(data.height, area.y + area.height + 40); y++) {
			for (int x = area.x; x < Math.min(data.width, area.x + area.width); x++) {
				RGB found = data.palette.getRGB(data.getPixel(x, y));
				if (Math.abs(found.red - wanted.red) + Math.abs(found.green - wanted.green) + Math.abs(found.blue - wanted.blue) < 40) {
					return true;
				}
			}
		}
		return false;
	}

	@Test
	void enterOpensThePictureWithItsQuestionAndEngine() {
		ErrorsView view = list(CaseQuery.ALL.ofEngine("fond").ofKinds(CaseQuery.ERRORS).containing("color"));
		Case wanted = Ui.call(() -> view.listed().get(3));
		Ui.run(() -> {
			view.control().setSelection(3);
			view.control().notifyListeners(SWT.DefaultSelection, new Event());
		});
		Ui.await("the question in the Picture view", () -> PictureProbes.question().filter(wanted.instance()::equals).isPresent());
		assertEquals("fond", PictureProbes.engine());
		assertEquals("red", PictureProbes.answer());
		assertEquals(1, PictureProbes.goldFrames());

		// The next case by key, while the Picture view is in sight.
		Ui.run(() -> Ui.page().showView(Ids.ERRORS_VIEW));
		Case missing = Ui.call(() -> view.listed().stream().filter(one -> one.instance().equals("" + (2 * PictureRuns.PICTURES - 2)))
				.findFirst()).orElseThrow();
		Ui.run(() -> {
			view.control().setSelection(view.listed().indexOf(missing));
			view.control().notifyListeners(SWT.DefaultSelection, new Event());
		});
		Ui.await("why there is no picture", () -> PictureProbes.hint().contains((PictureRuns.PICTURES - 1) + ".png"));
	}

	@Test
	void barsOfKindsAndAnswersLeadToTheirCases() {
		EvaluationView view = Ui.view(Ids.EVALUATION_VIEW);
		ChartCanvas kinds = chart(view, 0);
		click(kinds, bars(kinds), 0, "fond", 0);
		Ui.await("the Errors view is up", () -> Ui.page().findView(Ids.ERRORS_VIEW) != null);
		ErrorsView errors = Ui.call(() -> (ErrorsView) Ui.page().findView(Ids.ERRORS_VIEW));
		String first = Ui.call(() -> errors.query().type().orElseThrow());
		listed(errors, CaseQuery.ALL.ofEngine("fond").ofType(Optional.of(first)));
		assertTrue(Ui.call(errors::listed).stream().allMatch(one -> one.asked().orElseThrow().kind().equals(first)));

		ChartCanvas answers = chart(view, 2);
		int blue = bars(answers).categories().indexOf("blue");
		click(answers, bars(answers), 1, "fond", blue);
		listed(errors, CaseQuery.ALL.ofEngine("fond").withGold(CaseQuery.Side.of("blue")));
		assertEquals(10, Ui.call(errors::listed).size());
	}

	private static BarChart bars(ChartCanvas canvas) {
		return (BarChart) Ui.call(() -> canvas.chart().orElseThrow());
	}

	private static ChartCanvas chart(EvaluationView view, int choice) {
		Ui.run(() -> Ui.page().activate(view));
		Composite root = EvaluationProbes.root(view);
		CTabFolder tabs = Ui.find(root, CTabFolder.class, control -> control.isVisible() && control.getItemCount() == 4).orElseThrow();
		Ui.run(() -> {
			tabs.setSelection(1);
			tabs.notifyListeners(SWT.Selection, new Event());
		});
		Combo combo = Ui.find(root, Combo.class, control -> control.isVisible() && control.getItemCount() > 3).orElseThrow();
		Ui.run(() -> {
			combo.select(choice);
			combo.notifyListeners(SWT.Selection, new Event());
		});
		ChartCanvas canvas = Ui.find(root, ChartCanvas.class, ChartCanvas::isVisible).orElseThrow();
		Ui.await("the chart is drawn", () -> !canvas.hits().isEmpty() && canvas.chart().orElseThrow().title().equals(combo.getText()));
		return canvas;
	}

	private static void click(ChartCanvas canvas, BarChart chart, int panel, String engine, int category) {
		int series = chart.series().indexOf(engine);
		Hit hit = Ui.call(() -> canvas.hits().stream().filter(one -> one.panel() == panel && one.series() == series
				&& one.category() == category).findFirst().orElseThrow());
		for (int type : new int[] { SWT.MouseMove, SWT.MouseDown, SWT.MouseUp }) {
			Event event = new Event();
			event.x = (int) hit.area().getCenterX();
			event.y = (int) hit.area().getCenterY();
			event.button = type == SWT.MouseMove ? 0 : 1;
			Ui.notify(canvas.canvas(), type, event);
		}
	}

	/** The list of another task has its own columns, and rows as high as text. */
	@Test
	void listsOfMentionsComeBack() throws Exception {
		ErrorsView view = list(CaseQuery.ALL);
		Table pictures = Ui.call(view::control);
		SampleRuns.run(SampleRuns.corpus(folder, 3).getParent(), SampleRuns.experiment("{id: careful}"), "run-2");
		Runs.show(folder.resolve("run-2"));
		Ui.run(() -> Ui.page().activate(view));
		Ui.await("the other list", () -> view.control() != pictures && !view.listed().isEmpty());
		assertTrue(Ui.call(() -> view.control().isVisible() && !pictures.isVisible()));
		assertEquals(CaseColumn.of(CaseTexts.Kind.MENTIONS).size(), Ui.call(() -> view.control().getColumnCount()));
		assertTrue(Ui.call(() -> view.control().getItemHeight()) < 40);
	}
}
