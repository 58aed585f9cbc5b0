package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.part.ShowInContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.evaluation.PictureRuns;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.evaluation.Runs;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** Takes pictures of what is shown of questions about pictures, in light and in dark. */
class VisualPictures {

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Screenshots.theme(Screenshots.LIGHT);
	}

	private static List<String> themes() {
		return List.of(Screenshots.LIGHT, Screenshots.DARK);
	}

	private static String name(String what, String theme) {
		return what + (theme.equals(Screenshots.DARK) ? "-dark-" : "-light-") + Locale.getDefault().getLanguage();
	}

	@Test
	void evidenceAndTwoModels() {
		IProject project = Workspace.project("visualpictures");
		Ui.perspective(Ids.PERSPECTIVE);
		Ui.run(() -> Ui.window().getShell().setMaximized(true));
		PictureView view = Ui.view(Ids.PICTURE_VIEW);
		Ui.await("engines", () -> view.isReady());
		IFile file = Workspace.file(project, "shapes.png", Workspace.example("shapes.png"));
		try (EnginePool pool = TestPools.of(new SeeingEngines())) {
			Ui.run(() -> {
				view.usePool(pool);
				view.show(new ShowInContext(null, new StructuredSelection(file)));
			});
			Ui.await("the picture", () -> view.state().picture().isPresent());
			ask(view, "evident");
			Ui.run(() -> {
				view.state().setGold(new Gold(Optional.of(new Box(130, 120, 110, 90)), List.of(),
						List.of(new Box(350, 250, 100, 100))));
				view.state().draw(Optional.of(new PixelBox(250, 20, 90, 80)));
				view.state().chooseRegion(OptionalInt.of(1));
			});
			for (String theme : themes()) {
				Screenshots.theme(theme);
				Screenshots.window(name("picture-evidence", theme));
			}
			Screenshots.theme(Screenshots.LIGHT);
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			Screenshots.window(name("picture-evidence-large", Screenshots.LIGHT));
			for (String each : List.of("product", "gated")) {
				Workspace.file(project, "fusions/" + each + "/best/yes", each.equals("gated") ? "0.1" : "0");
			}
			Path models = project.getLocation().toPath().resolve("fusions");
			Ui.run(() -> {
				view.state().draw(Optional.empty());
				view.panes().question().chooser().select(Optional.of(SeeingEngines.OWN));
				view.panes().question().chooser().setModel(models.resolve("product/best").toString());
				view.panes().question().setRival(Optional.of(SeeingEngines.OWN));
				view.panes().question().rivalChooser().setModel(models.resolve("gated/best").toString());
				view.ask();
			});
			Ui.await("both", () -> view.state().analysis().isPresent() && view.rival().analysis().isPresent());
			Screenshots.window(name("picture-two-models-large", Screenshots.LIGHT));
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			Screenshots.window(name("picture-two-models", Screenshots.LIGHT));
			Ui.run(() -> {
				view.panes().question().setRival(Optional.empty());
				view.panes().question().chooser().select(Optional.of("mapped"));
				Ui.page().hideView(view);
			});
		}
	}

	private static void ask(PictureView view, String engine) {
		Ui.run(() -> {
			view.panes().question().chooser().select(Optional.of(engine));
			view.panes().question().setQuestion("Is it bright left of the blue square?");
			view.ask();
		});
		Ui.await("the answer", () -> view.state().analysis().isPresent());
	}

	@Test
	void casesOfARun() throws Exception {
		try (TestPools.Shared shared = TestPools.share(new PictureRuns())) {
			PictureRuns.make(folder);
			Ui.perspective(Ids.PERSPECTIVE);
			Ui.run(() -> Ui.window().getShell().setMaximized(true));
			Runs.show(folder.resolve("run-1"));
			Ui.await("the run is shown", () -> RunStore.shared().shown().filter(shown -> shown.folders().contains(folder.resolve("run-1")))
					.isPresent());
			ErrorsView view = Ui.view(Ids.ERRORS_VIEW);
			Ui.run(() -> view.show(CaseQuery.ALL.ofEngine("fond").ofKinds(CaseQuery.ERRORS)));
			Ui.await("cases are listed", () -> !view.listed().isEmpty());
			for (String theme : themes()) {
				Screenshots.theme(theme);
				Screenshots.window(name("picture-cases", theme));
			}
			Screenshots.theme(Screenshots.LIGHT);
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
			Screenshots.window(name("picture-cases-large", Screenshots.LIGHT));
			Ui.run(() -> Ui.page().toggleZoom(Ui.page().getReference(view)));
		}
	}
}
