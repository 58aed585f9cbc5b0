package org.lorgnette.ui.evaluation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;

/** Takes a picture of every tab and chart, in light and in dark. */
class EvaluationPictures {

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Screenshots.theme(Screenshots.LIGHT);
		Ui.run(() -> RunStore.shared().runs().forEach(run -> RunStore.shared().close(run.folder())));
	}

	@Test
	void everyTabInLightAndDark() throws Exception {
		SampleRuns.three(folder);
		SampleRuns.run(folder, SampleRuns.experiment("{id: careful}"), "run-2");
		Ui.perspective(Ids.PERSPECTIVE);
		EvaluationView view = Ui.view(Ids.EVALUATION_VIEW);
		Screenshots.take(Ui.call(view::control), "evaluation-empty");
		Ui.run(() -> {
			Ui.window().getShell().setMaximized(true);
			RunStore.shared().open(folder.resolve("run-2"));
			RunStore.shared().open(folder.resolve("run-1"));
		});
		Ui.await("the run is read", () -> view.shown().filter(shown -> shown.engineNames().size() == 3).isPresent());
		for (String theme : new String[] { Screenshots.LIGHT, Screenshots.DARK }) {
			String name = theme.equals(Screenshots.DARK) ? "dark" : "light";
			Screenshots.theme(theme);
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			tabs(view, name);
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			errors(name);
			Ui.run(() -> Ui.page().activate(view));
		}
	}

	private void tabs(EvaluationView view, String name) {
		Composite root = Ui.call(view::control);
		CTabFolder tabs = Ui.find(root, CTabFolder.class, control -> control.getItemCount() == 4).orElseThrow();
		for (int tab = 0; tab < 4; tab++) {
			int at = tab;
			Ui.run(() -> {
				tabs.setSelection(at);
				tabs.notifyListeners(SWT.Selection, new Event());
			});
			if (tab == 1) {
				charts(root, name);
			} else {
				Ui.pause(Duration.ofMillis(700));
				Screenshots.take(root, "evaluation-" + name + "-" + tab);
			}
		}
	}

	private void charts(Composite root, String name) {
		ChartCanvas canvas = Ui.find(root, ChartCanvas.class, ChartCanvas::isVisible).orElseThrow();
		Combo combo = Ui.find(root, Combo.class, one -> one.isVisible() && one.getItemCount() > 3).orElseThrow();
		int count = Ui.call(combo::getItemCount);
		assertTrue(count >= 6);
		for (int chart = 0; chart < count; chart++) {
			int at = chart;
			Ui.run(() -> {
				combo.select(at);
				combo.notifyListeners(SWT.Selection, new Event());
			});
			Ui.await("it is drawn", () -> !canvas.hits().isEmpty());
			Screenshots.take(root, "evaluation-" + name + "-chart-" + chart);
		}
	}

	private void errors(String name) {
		ErrorsView errors = Ui.call(() -> (ErrorsView) Ui.page().showView(Ids.ERRORS_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE));
		Ui.run(() -> errors.show(CaseQuery.ALL.ofEngine("careless").ofKinds(CaseQuery.ERRORS)));
		Ui.await("cases are listed", () -> !errors.listed().isEmpty());
		Screenshots.window("errors-" + name);
	}
}
