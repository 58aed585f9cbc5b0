package org.lorgnette.install;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.lorgnette.engine.Analysis;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Sessions;

/** Opens the perspective, writes a text, opens it in the editor and has an engine analyse it, as a person would. */
final class PresentCheck {

	static final String PERSPECTIVE = "org.lorgnette.ui.perspective";
	private static final String EDITOR = "org.lorgnette.ui.editor";
	private static final String TEXT = "Dr. Ada Lovelace was born in London.\n";
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Display display = PlatformUI.getWorkbench().getDisplay();

	/** @param engine finds people and places; if {@code available} is false, the editor must say that it is not there */
	void run(String engine, boolean available) throws Exception {
		IWorkbenchPage page = ask(PresentCheck::openPerspective);
		IFile file = writeText();
		ask(() -> openEditor(page, file));
		Lane lane = analyze(engine);
		if (available) {
			requireEntities(lane);
		} else {
			Require.that(lane.status() == Lane.Status.UNAVAILABLE && lane.message().isPresent(),
					"the engine is not installed, but its lane says: " + lane.status() + " " + lane.message());
		}
		// After the editor: a view may show only then what it has.
		ask(() -> openViews(page));
	}

	private static IWorkbenchPage openPerspective() throws Exception {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
		IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective(PERSPECTIVE, window);
		Require.that(PERSPECTIVE.equals(page.getPerspective().getId()), "another perspective is open: " + page.getPerspective().getId());
		return page;
	}

	private static IFile writeText() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("texts");
		if (!project.exists()) {
			project.create(null);
		}
		project.open(null);
		IFile file = project.getFile("ada.txt");
		if (!file.exists()) {
			file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
		}
		return file;
	}

	private static IEditorPart openEditor(IWorkbenchPage page, IFile file) throws Exception {
		IEditorPart editor = IDE.openEditor(page, file, EDITOR);
		Require.that(EDITOR.equals(editor.getSite().getId()), "the text opened in " + editor.getSite().getId());
		return editor;
	}

	private Lane analyze(String engine) throws Exception {
		ask(() -> {
			AnnotationSession session = Sessions.active().orElseThrow(() -> new AssertionError("the editor has no session"));
			session.addLane(new EngineSpec(engine, engine, Map.of(), Optional.empty(), Optional.empty()));
			return session;
		});
		return await(engine, lane -> switch (lane.status()) {
			case WAITING, RUNNING -> false;
			case READY, FAILED, UNAVAILABLE -> true;
		});
	}

	private Lane await(String engine, Predicate<Lane> done) throws Exception {
		long end = System.nanoTime() + PATIENCE.toNanos();
		Optional<Lane> lane = Optional.empty();
		while (System.nanoTime() < end) {
			lane = ask(() -> Sessions.active().stream().flatMap(session -> session.lanes().stream())
					.filter(each -> each.name().equals(engine)).findFirst());
			if (lane.filter(done).isPresent()) {
				return lane.get();
			}
			Thread.sleep(100);
		}
		throw new AssertionError("the engine was not done after " + PATIENCE.toSeconds() + " s: " + lane);
	}

	private static void requireEntities(Lane lane) {
		Require.that(lane.status() == Lane.Status.READY, "the engine is " + lane.status() + ": " + lane.message().orElse(""));
		Analysis analysis = lane.analysis(0).orElseThrow(() -> new AssertionError("no analysis of the text")).analysis();
		Document document = analysis.document();
		List<String> found = analysis.entities().stream().map(entity -> text(document, entity)).toList();
		Require.that(found.contains("Ada Lovelace") && found.contains("London"), "the engine found " + found);
	}

	private static String text(Document document, Entity entity) {
		return document.text().substring(entity.fragments().getFirst().begin(), entity.fragments().getLast().end());
	}

	/** Creates every view of the perspective; one that cannot be created is replaced by a part that shows the error. */
	private static List<IViewReference> openViews(IWorkbenchPage page) {
		List<IViewReference> views = Arrays.asList(page.getViewReferences());
		for (IViewReference view : views) {
			Require.that(view.getView(true) != null, "the view " + view.getId() + " cannot be shown");
			String kind = view.getView(true).getClass().getName();
			Require.that(!kind.startsWith("org.eclipse.ui.internal.Error"), "the view " + view.getId() + " shows an error");
		}
		Require.that(views.stream().anyMatch(view -> view.getId().startsWith("org.lorgnette.")), "the perspective has none of our views");
		return views;
	}

	/** In the UI thread. */
	private <T> T ask(Callable<T> question) throws Exception {
		return display.syncCall(question::call);
	}
}
