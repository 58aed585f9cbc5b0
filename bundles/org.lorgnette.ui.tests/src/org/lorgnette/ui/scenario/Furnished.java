package org.lorgnette.ui.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.launch.EvaluationShortcut;
import org.lorgnette.ui.picture.PictureView;

/** The workbench with something in every view, as after a morning's work on the examples. */
final class Furnished {

	private static final Duration LONG = Duration.ofMinutes(4);
	private static final int WIDTH = 1400;
	private static final int HEIGHT = 880;
	private static final String EXPERIMENT = """
			name: english examples
			task: ner
			corpus: {path: en, format: brat, language: en}
			labels: {PERSON: PER, LOCATION: LOC, ORGANIZATION: ORG}
			engines:
			  - id: corenlp-crf
			    labels: {PERSON: PER, LOCATION: LOC, ORGANIZATION: ORG}
			  - id: corenlp-rules
			    labels: {PERSON: PER, LOCATION: LOC, ORGANIZATION: ORG}
			compare: {baseline: corenlp-crf, resamples: 500}
			""";

	final Opened text;
	private final IProject project;

	private Furnished(IProject project, Opened text) {
		this.project = project;
		this.text = text;
	}

	/**
	 * Takes the window out of its maximised state and waits until the window manager has done so: GTK shows nothing new in a window
	 * whose change of size is left unanswered, and a window manager leaves it so while the window is still maximised.
	 */
	private static void restore(Shell shell) {
		if (Ui.call(shell::getMaximized)) {
			Point before = Ui.call(shell::getSize);
			Ui.run(() -> shell.setMaximized(false));
			Ui.await("the window is no longer maximised", () -> !shell.getMaximized() && !shell.getSize().equals(before));
		}
	}

	static Furnished workbench() {
		Ui.perspective(Ids.PERSPECTIVE);
		restore(Ui.call(() -> Ui.window().getShell()));
		Ui.run(() -> {
			Ui.window().getShell().setSize(WIDTH, HEIGHT);
			Ui.page().resetPerspective();
		});
		IProject project = Workspace.project("examples");
		for (String name : List.of("biography", "business", "hard-cases")) {
			Workspace.file(project, "en/" + name + ".ann", Workspace.example("en/" + name + ".ann"));
			Workspace.file(project, "en/" + name + ".txt", Workspace.example("en/" + name + ".txt"));
		}
		Workspace.file(project, "shapes.png", Workspace.example("shapes.png"));
		Workspace.file(project, "problems/towns.conll", "Anna B-PER\nin O\nOslo I-LOC\n\nBob I-PER\nsat O\n\nEve B-PER\n");
		IFile experiment = Workspace.file(project, "english.experiment.yaml", EXPERIMENT);
		Furnished furnished = new Furnished(project, Opened.of(project.getFile("en/biography.txt")));
		furnished.text.lane("corenlp-rules").lane("corenlp-crf").analysed();
		Ui.await("the lanes to be painted", () -> furnished.text.editor().textPage().model().lanes().size() == 3);
		furnished.run(experiment);
		furnished.picture();
		furnished.ask();
		furnished.validate();
		Ui.run(() -> Ui.page().activate(furnished.text.editor()));
		return furnished;
	}

	private void run(IFile experiment) {
		Ui.run(() -> EvaluationShortcut.launchExperiment(experiment, ILaunchManager.RUN_MODE));
		Ui.await("the run", LONG, () -> RunStore.shared().shown().filter(shown -> shown.complete()
				&& shown.result().engines().size() == 2)
				.isPresent());
		quiet();
	}

	private void picture() {
		PictureView view = Ui.view(Ids.PICTURE_VIEW);
		Ui.run(() -> view.open(project.getFile("shapes.png").getLocation().toPath()));
		type(Ids.PICTURE_VIEW, "How many circles are there?");
	}

	private void ask() {
		Ui.run(() -> Ui.page().activate(text.editor()));
		type(Ids.ASK_VIEW, "Where was she born?");
	}

	/** Into the field that has the focus when a view gets it. */
	private static void type(String view, String question) {
		Ui.view(view);
		quiet();
		Ui.view(view);
		Ui.await("the question's field", () -> Ui.display().getFocusControl() instanceof Combo);
		Ui.run(() -> {
			Combo field = (Combo) Ui.display().getFocusControl();
			field.setText(question);
			field.notifyListeners(SWT.DefaultSelection, new Event());
		});
		quiet();
	}

	private void validate() {
		IViewPart explorer = Ui.view(ProjectExplorer.VIEW_ID);
		Ui.run(() -> {
			explorer.getViewSite().getSelectionProvider().setSelection(new StructuredSelection(project.getFolder("problems")));
			PlatformUI.getWorkbench().getService(IHandlerService.class)
					.executeCommand("org.lorgnette.ui.markers.validate", null);
		});
		Ui.await("problems", () -> project.findMarkers(Ids.PROBLEM_MARKER, true, IResource.DEPTH_INFINITE).length > 0);
	}

	/** Waits until nothing that is shown in the Progress view goes on. */
	static void quiet() {
		Ui.await("all work to be done", LONG, () -> Arrays.stream(Job.getJobManager().find(null))
				.noneMatch(job -> !job.isSystem() && job.getState() != Job.SLEEPING && job.getState() != Job.NONE));
		Ui.pause(Duration.ofMillis(300));
	}

	void evaluation(int tab) {
		Ui.view(Ids.EVALUATION_VIEW);
		Shell window = Ui.call(() -> Ui.window().getShell());
		CTabFolder tabs = Ui.find(window, CTabFolder.class, folder -> folder.isVisible() && folder.getItemCount() == 4
				&& Ui.find(folder, ChartCanvas.class, canvas -> true).isPresent()).orElseThrow();
		Ui.run(() -> {
			tabs.setSelection(tab);
			tabs.notifyListeners(SWT.Selection, new Event());
		});
		if (tab == 1) {
			Ui.await("the chart", () -> Ui.find(tabs, ChartCanvas.class, canvas -> canvas.isVisible()
					&& !canvas.hits().isEmpty()).isPresent());
		}
	}

	void errors() {
		ErrorsView view = Ui.view(Ids.ERRORS_VIEW);
		Ui.run(() -> view.show(CaseQuery.ALL.ofKinds(CaseQuery.ERRORS)));
		Ui.await("cases", () -> !view.listed().isEmpty());
	}

	/** Opens the groups of the Problems view. */
	static void problems() {
		Ui.view(IPageLayout.ID_PROBLEM_VIEW);
		Ui.await("the problems", () -> {
			Optional<Tree> tree = Ui.find(Ui.window().getShell(), Tree.class, one -> one.isVisible() && one.getColumnCount() > 3);
			tree.filter(one -> one.getItemCount() > 0 && !one.getItem(0).getExpanded()).ifPresent(one -> {
				Event event = new Event();
				event.item = one.getItem(0);
				one.notifyListeners(SWT.Expand, event);
				one.getItem(0).setExpanded(true);
			});
			return tree.filter(one -> one.getItemCount() > 0 && one.getItem(0).getItemCount() > 1
					&& one.getItem(0).getItem(0).getData() != null).isPresent();
		});
	}

	/** Views that need no more than to be looked at, by the name of their picture. */
	static List<String[]> views() {
		return List.of(new String[] { "tokens", Ids.TOKENS_VIEW }, new String[] { "picture", Ids.PICTURE_VIEW },
				new String[] { "problems", IPageLayout.ID_PROBLEM_VIEW }, new String[] { "console", IConsoleConstants.ID_CONSOLE_VIEW });
	}
}
