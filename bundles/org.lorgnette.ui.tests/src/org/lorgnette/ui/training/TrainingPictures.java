package org.lorgnette.ui.training;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.launch.Launched;
import org.lorgnette.ui.launch.Launches;

/** Takes pictures of the Training view while a training goes on and after it, in light and in dark, and of the launch dialog. */
class TrainingPictures {

	private final Supplier<EngineRegistry> installed = Trainers.registry;
	private final String title = Platform.getNL().startsWith("fr") ? "Configurations" : "Run Configurations";
	private final FakeTrainers fakes = new FakeTrainers();

	@AfterEach
	void close() {
		Screenshots.theme(Screenshots.LIGHT);
		Trainers.registry = installed;
	}

	@Test
	void viewAndDialog() throws Exception {
		EngineRegistry registry = new EngineRegistry(List.of(fakes));
		Trainers.registry = () -> registry;
		Ui.perspective(Ids.PERSPECTIVE);
		Screenshots.take(Ui.call(() -> ((TrainingView) Ui.page().showView(Ids.TRAINING_VIEW)).getSite().getShell()), "training-empty");
		IProject project = Workspace.project("pictures");
		Workspace.file(project, "train.conll", "-DOCSTART- O\n\nANNA B-PER\nvoit O\n\n");
		Workspace.file(project, "dev.conll", "-DOCSTART- O\n\nBOB B-PER\ndort O\n\n");
		IFile file = Workspace.file(project, "train.yaml", """
				trainer: steps
				corpus: {path: train.conll, format: conll}
				dev: {path: dev.conll, format: conll}
				settings: {steps: 300}
				out: models/people
				""");
		ILaunchConfigurationWorkingCopy copy = Launches.type(Ids.TRAINING_LAUNCH_TYPE).newInstance(null, "pictures train");
		TrainingSetup.over(file.getFullPath().toPortableString()).applyTo(copy);
		ILaunchConfiguration saved = copy.doSave();
		fakes.pauseMillis = 30;
		Launched launched = Launched.start(saved);
		TrainingView view = Ui.view(Ids.TRAINING_VIEW);
		Ui.await("live curves", () -> view.snapshot().filter(snapshot -> snapshot.step() > 100).isPresent());
		Screenshots.window("training-live");
		launched.end();
		Ui.await("the end", () -> view.snapshot().filter(snapshot -> snapshot.state() == LiveTraining.State.FINISHED).isPresent());
		Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
		Ui.await("the curves", () -> view.curves().canvases().values().stream().noneMatch(canvas -> canvas.hits().isEmpty()));
		Screenshots.window("training-large");
		Screenshots.theme(Screenshots.DARK);
		Screenshots.window("training-finished-dark");
		Screenshots.theme(Screenshots.LIGHT);
		Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
		Ui.display().asyncExec(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(Ui.window().getShell(),
				new StructuredSelection(saved), IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
		Ui.await("the dialog", () -> Ui.shell(title).isPresent());
		Shell dialog = Ui.shell(title).orElseThrow();
		try {
			Screenshots.take(dialog, "training-dialog");
			CTabFolder tabs = Ui.find(dialog, CTabFolder.class, folder -> folder.getItemCount() > 1)
					.orElseThrow();
			Ui.run(() -> {
				tabs.setSelection(1);
				Event event = new Event();
				event.item = tabs.getItem(1);
				tabs.notifyListeners(SWT.Selection, event);
			});
			Screenshots.take(dialog, "training-dialog-model");
		} finally {
			Ui.run(dialog::close);
			saved.delete();
		}
	}
}
