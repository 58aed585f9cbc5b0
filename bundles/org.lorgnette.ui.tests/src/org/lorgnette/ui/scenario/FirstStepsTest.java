package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lorgnette.evaluation.Case;
import org.lorgnette.model.Span;
import org.lorgnette.report.chart.jfree.Hit;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.LoggedErrors;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.wizards.NewExperimentWizard;

/** From an empty workspace to the chart of two engines on one's own text, and from a bar of it back into the text. */
class FirstStepsTest {

	private static final String TEXT = "Ada Lovelace wrote to Charles Babbage in London.\nMarie Curie worked in Paris.\n";
	private static final Duration LONG = Duration.ofMinutes(3);

	@RegisterExtension
	final LoggedErrors errors = new LoggedErrors();

	@AfterEach
	void close() throws Exception {
		Workspace.closeEditors();
		ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
		launches.removeLaunches(launches.getLaunches());
	}

	@Test
	void fromAnEmptyWorkspaceToACaseInTheText() throws Exception {
		Installed.require("corenlp-rules", "corenlp-crf");
		Ui.perspective(Ids.PERSPECTIVE);
		long begun = System.nanoTime();
		try (Watchdog watchdog = Watchdog.over("first steps")) {
			IProject project = Workspace.project("first-steps");
			IFile file = Workspace.file(project, "letter.txt", "");
			Opened letter = Opened.of(file);
			letter.type(TEXT);
			assertEquals(TEXT, letter.text());
			twoEngines(letter);
			annotate(letter);
			save(letter, file);
			experiment(file);
			Case shown = caseOfABar();
			backToTheText(letter, shown);
			System.out.println("FIRST STEPS took " + (System.nanoTime() - begun) / 1_000_000_000 + " s, worst block "
					+ watchdog.worstMillis()
					+ " ms" + watchdog.where().lines().limit(40).collect(Collectors.joining("\n")));
		}
	}

	private static void twoEngines(Opened letter) {
		for (String engine : List.of("corenlp-rules", "corenlp-crf")) {
			Keyboard.focus(letter.widget());
			Ui.press(SWT.MOD3 | SWT.MOD2, 0, 'g');
			Keyboard.choose(engine);
		}
		List<Lane> lanes = letter.analysed();
		assertEquals(List.of("corenlp-rules READY", "corenlp-crf READY"), lanes.stream().map(lane -> lane.name() + " "
				+ lane.status()).toList());
	}

	private static void annotate(Opened letter) {
		select(letter, "Ada Lovelace");
		Ui.press(SWT.MOD3, SWT.INSERT, '\0');
		Keyboard.choose("PERSON");
		select(letter, "Charles Babbage");
		Ui.press(SWT.MOD3, 0, '1');
		select(letter, "London");
		Ui.press(SWT.MOD3, SWT.INSERT, '\0');
		Keyboard.choose("LOCATION");
		select(letter, "Paris");
		Ui.press(SWT.MOD3, 0, '1');
		select(letter, "Marie Curie");
		Ui.press(SWT.MOD3, 0, '2');
		Ui.await("five entities", () -> letter.session().corpus().parts().getFirst().document().entities().size() == 5);
	}

	/** By arrow keys alone. */
	private static void select(Opened letter, String words) {
		StyledText widget = letter.widget();
		Keyboard.focus(widget);
		int begin = TEXT.indexOf(words);
		Ui.press(SWT.MOD1, SWT.HOME, '\0');
		Keyboard.pressUntil("the caret before " + words, 0, SWT.ARROW_RIGHT, () -> widget.getCaretOffset() == begin);
		Keyboard.pressUntil("the selection of " + words, SWT.MOD2, SWT.ARROW_RIGHT, () -> widget.getSelectionText().equals(words));
	}

	private static void save(Opened letter, IFile file) throws Exception {
		Keyboard.focus(letter.widget());
		Ui.press(SWT.MOD1, 0, 's');
		Ui.await("the text to be saved", () -> !letter.editor().isDirty());
		String gold = Files.readString(file.getLocation().toPath().resolveSibling("letter.ann"));
		for (String line : List.of("PERSON 0 12\tAda Lovelace", "PERSON 22 37\tCharles Babbage", "LOCATION 41 47\tLondon",
				"PERSON 49 60\tMarie Curie",
				"LOCATION 71 76\tParis")) {
			assertTrue(gold.contains(line), gold);
		}
	}

	private static void experiment(IFile file) {
		Shell dialog = Dialogs.opening(() -> {
			NewExperimentWizard wizard = new NewExperimentWizard();
			wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(file));
			new WizardDialog(Ui.window().getShell(), wizard).open();
		});
		Dialogs.press(dialog, IDialogConstants.NEXT_ID);
		Table engines = Ui.find(dialog, Table.class, table -> (table.getStyle() & SWT.CHECK) != 0)
				.orElseThrow(() -> new AssertionError(Dialogs.words(dialog)));
		Ui.await("the engines", () -> engines.isVisible() && engines.getItemCount() > 1);
		for (int i = 0; i < Ui.call(engines::getItemCount); i++) {
			int at = i;
			String name = Ui.call(() -> engines.getItem(at).getText());
			boolean wanted = name.matches("corenlp-(rules|crf)\\b(?!-).*");
			if (Ui.call(() -> engines.getItem(at).getChecked()) != wanted) {
				tick(engines, at, wanted);
			}
		}
		Dialogs.press(dialog, IDialogConstants.FINISH_ID);
		Ui.await("the dialog to close", dialog::isDisposed);
	}

	private static void tick(Table table, int row, boolean ticked) {
		Ui.run(() -> {
			table.getItem(row).setChecked(ticked);
			Event event = new Event();
			event.item = table.getItem(row);
			event.detail = SWT.CHECK;
			table.notifyListeners(SWT.Selection, event);
		});
	}

	private static Case caseOfABar() throws Exception {
		Ui.await("the end of the run", LONG, () -> DebugPlugin.getDefault().getLaunchManager().getLaunches().length == 1
				&& DebugPlugin.getDefault().getLaunchManager().getLaunches()[0].isTerminated());
		IProcess process = DebugPlugin.getDefault().getLaunchManager().getLaunches()[0].getProcesses()[0];
		assertEquals(0, process.getExitValue(), () -> process.getStreamsProxy().getOutputStreamMonitor().getContents()
				+ process.getStreamsProxy().getErrorStreamMonitor().getContents());
		Ui.await("the Evaluation view", () -> Ui.page().getActivePart() != null
				&& Ui.page().getActivePart().getSite().getId().equals(Ids.EVALUATION_VIEW));
		Ui.await("the run of two engines in it", () -> RunStore.shared().shown()
				.filter(shown -> shown.complete() && shown.result().engines().size() == 2).isPresent());
		Shell window = Ui.call(() -> Ui.window().getShell());
		CTabFolder tabs = Ui.find(window, CTabFolder.class, folder -> folder.isVisible() && folder.getItemCount() == 4
				&& Ui.find(folder, ChartCanvas.class, canvas -> true).isPresent() && folder.getItem(0).getControl() != null).orElseThrow();
		Ui.run(() -> {
			tabs.setSelection(1);
			tabs.notifyListeners(SWT.Selection, new Event());
		});
		ChartCanvas chart = Ui.find(tabs, ChartCanvas.class, ChartCanvas::isVisible).orElseThrow();
		Ui.await("the chart", () -> !chart.hits().isEmpty());
		assertEquals(2, Ui.call(() -> chart.hits().stream().map(Hit::series).distinct().count()), "both engines have bars");
		Hit bar = Ui.call(() -> chart.hits().getFirst());
		for (int type : new int[] { SWT.MouseMove, SWT.MouseDown, SWT.MouseUp }) {
			Event event = new Event();
			event.x = (int) bar.area().getCenterX();
			event.y = (int) bar.area().getCenterY();
			event.button = type == SWT.MouseMove ? 0 : 1;
			Ui.notify(chart.canvas(), type, event);
		}
		Ui.await("the cases of the bar", () -> Ui.page().getActivePart() instanceof ErrorsView view && !view.listed().isEmpty());
		return Ui.call(() -> ((ErrorsView) Ui.page().findView(Ids.ERRORS_VIEW)).listed().getFirst());
	}

	private static void backToTheText(Opened letter, Case shown) {
		Ui.await("the keyboard in the list", () -> Ui.display().getFocusControl() instanceof Table table && table.getItemCount() > 0);
		Keyboard.enter();
		Span span = shown.gold().or(shown::predicted).orElseThrow().parts().getFirst().fragments().getFirst();
		String words = shown.context().substring(span.begin(), span.end());
		Ui.await("'" + words + "' in the text", () -> Ui.page().getActivePart() == letter.editor()
				&& letter.editor().getEditorSite().getSelectionProvider().getSelection() instanceof ITextSelection selected
				&& selected.getText().equals(words));
	}
}
