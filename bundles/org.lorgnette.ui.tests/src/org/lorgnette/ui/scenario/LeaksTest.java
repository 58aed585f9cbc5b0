package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.ModelFetchJob;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.evaluation.RunStore;
import org.lorgnette.ui.harness.LoggedErrors;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.Sessions;

/** A text opened, analysed and closed again and again leaves nothing behind. */
class LeaksTest {

	private static final int TIMES = 50;
	private static final int WARM_UP = 10;
	/** The workbench remembers the part used last. */
	private static final int REMEMBERED = 2;
	private static final long FLAT_BYTES = 6_000_000;

	@RegisterExtension
	final LoggedErrors errors = new LoggedErrors();

	private final List<Error> undisposed = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		Resource.setNonDisposeHandler(null);
		Workspace.closeEditors();
	}

	@Test
	void openingAnalysingAndClosingLeavesNothing() throws Exception {
		Ui.perspective(Ids.PERSPECTIVE);
		for (String view : List.of(Ids.EVALUATION_VIEW, Ids.ERRORS_VIEW, Ids.TOKENS_VIEW, Ids.TRAINING_VIEW, Ids.EXPLAIN_VIEW)) {
			Ui.view(view);
		}
		IProject project = Workspace.project("leaks");
		Workspace.file(project, "a.ann", Workspace.example("en/hard-cases.ann"));
		IFile file = Workspace.file(project, "a.txt", Workspace.example("en/hard-cases.txt"));
		List<WeakReference<Object>> closed = new ArrayList<>();
		Resource.setNonDisposeHandler(undisposed::add);
		try (TestPools.Shared shared = TestPools.share(new TroubledEngines(0));
				Watchdog watchdog = Watchdog.over("50 times open, analyse, close")) {
			assertTrue(shared != null);
			for (int i = 0; i < WARM_UP; i++) {
				once(file, closed);
			}
			long before = used();
			List<Integer> listenersBefore = listeners();
			for (int i = 0; i < TIMES; i++) {
				once(file, closed);
			}
			long grown = used() - before;
			Ui.await("closed editors to be freed", Duration.ofSeconds(20), () -> {
				System.gc();
				return alive(closed) <= REMEMBERED;
			});
			System.out.println("LEAKS heap grew by " + grown / 1_000 + " kB, " + alive(closed) + " of " + closed.size()
					+ " alive, worst block "
					+ watchdog.worstMillis() + " ms" + watchdog.where());
			assertEquals(listenersBefore, listeners(), "listeners of sessions, runs and models");
			assertTrue(grown < FLAT_BYTES, () -> "the heap grew by " + grown + " bytes");
			List<Error> ours = undisposed.stream().filter(error -> Arrays.stream(error.getStackTrace())
					.anyMatch(frame -> frame.getClassName().startsWith("org.lorgnette"))).toList();
			assertTrue(ours.isEmpty(), () -> ours.size() + " not disposed, such as " + Arrays.toString(ours.getFirst().getStackTrace()));
		}
	}

	private static void once(IFile file, List<WeakReference<Object>> closed) {
		Opened opened = Opened.of(file);
		opened.lane(TroubledEngines.WORKS).analysed();
		Ui.await("the lane to be painted", () -> opened.editor().textPage().model().lanes().size() == 2);
		int begin = Ui.call(() -> opened.session().lanes().getLast().analysis(0).orElseThrow().analysis().entities().getFirst().span()
				.begin());
		Ui.run(() -> opened.session().reveal(new Place(0, new Span(begin, begin)), false));
		closed.add(new WeakReference<>(opened.editor()));
		closed.add(new WeakReference<>(opened.session()));
		Ui.run(() -> opened.session().removeLane(TroubledEngines.WORKS));
		Workspace.closeEditors();
	}

	private static long alive(List<WeakReference<Object>> closed) {
		return closed.stream().filter(reference -> reference.get() != null).count();
	}

	private static long used() {
		for (int i = 0; i < 4; i++) {
			System.gc();
			Ui.pause(Duration.ofMillis(150));
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static List<Integer> listeners() throws ReflectiveOperationException {
		return List.of(size(Sessions.class, null, "LISTENERS"), size(Sessions.class, null, "OPEN"), size(ModelFetchJob.class,
				null, "LISTENERS"),
				size(RunStore.class, RunStore.shared(), "listeners"));
	}

	private static int size(Class<?> type, Object object, String name) throws ReflectiveOperationException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return ((Collection<?>) field.get(object)).size();
	}
}
