package org.lorgnette.ui.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.brat.BratFormat;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.Sessions;
import org.lorgnette.ui.tokens.FakeSession;

class MarkersTest {

	private IProject project;
	private FakeSession session;

	@BeforeEach
	void open() {
		Ui.perspective(Ids.PERSPECTIVE);
		project = Workspace.project("markers");
	}

	@AfterEach
	void close() {
		if (session != null) {
			Ui.run(() -> Sessions.close(session));
		}
	}

	private static List<IMarker> markers(IResource resource) {
		return Ui.call(() -> Arrays.stream(resource.findMarkers(Ids.PROBLEM_MARKER, true, IResource.DEPTH_INFINITE))
				.sorted((a, b) -> a.getAttribute(IMarker.LINE_NUMBER, 0) - b.getAttribute(IMarker.LINE_NUMBER, 0)).toList());
	}

	private static long validate(IResource... resources) {
		AtomicLong problems = new AtomicLong(-1);
		new ValidateJob(List.of(resources), problems::set).schedule();
		Ui.await("validation", () -> problems.get() >= 0);
		return problems.get();
	}

	private static String content(IFile file) {
		return Ui.call(() -> new String(file.getContents(true).readAllBytes(), StandardCharsets.UTF_8));
	}

	private static void fix(IMarker marker, String label) {
		Ui.run(() -> {
			IMarkerResolution[] resolutions = IDE.getMarkerHelpRegistry().getResolutions(marker);
			List<String> labels = Arrays.stream(resolutions).map(IMarkerResolution::getLabel).toList();
			Arrays.stream(resolutions).filter(it -> it.getLabel().startsWith(label)).findFirst()
					.orElseThrow(() -> new AssertionError(label + " among " + labels)).run(marker);
		});
	}

	private static String start(String pattern) {
		return pattern.substring(0, pattern.indexOf('{'));
	}

	@Test
	void marksLinesAndRepairsOneOrAllOfAKind() {
		IFile file = Workspace.file(project, "a.conll", "Anna B-PER\nin O\nOslo I-LOC\n\nBob I-PER\nsat O\n\nEve B-PER\n");

		assertEquals(2, validate(project));

		assertEquals(List.of(3, 5), markers(file).stream().map(it -> it.getAttribute(IMarker.LINE_NUMBER, 0)).toList());
		Ui.view(IPageLayout.ID_PROBLEM_VIEW);
		Screenshots.window("markers-light");
		fix(markers(file).getFirst(), start(Messages.fix_all));
		Ui.await("repair", () -> markers(file).isEmpty());
		assertEquals("Anna B-PER\nin O\nOslo B-LOC\n\nBob B-PER\nsat O\n\nEve B-PER\n", content(file));
		assertTrue(Ui.call(() -> file.getHistory(null).length) > 0, "the state before is in the local history");
	}

	@Test
	void relocatesInTheFileOfABratPair() {
		IFile text = Workspace.file(project, "d.txt", "Later Anna met Bob.");
		IFile annotations = Workspace.file(project, "d.ann", "T1\tPER 0 4\tAnna\nT2\tPER 15 18\tBob\n");

		assertEquals(1, validate(text), "the annotations stand for the text");

		IMarker marker = markers(annotations).getFirst();
		assertEquals(1, marker.getAttribute(IMarker.LINE_NUMBER, 0));
		fix(marker, start(Messages.RELOCATE));
		Ui.await("repair", () -> markers(project).isEmpty());
		assertEquals("T1\tPER 6 10\tAnna\nT2\tPER 15 18\tBob\n", content(annotations));
	}

	@Test
	void repairsInTheOpenEditorAndLeadsToThePlace() throws Exception {
		Workspace.file(project, "e.txt", "Later Anna  met Bob.");
		IFile annotations = Workspace.file(project, "e.ann", "T1\tPER 6 11\tAnna \n");
		Document document = (Document) new BratFormat().reader(CorpusSource.of(annotations.getLocation().toPath()),
				new BratFormat().defaults(), problem -> { }).next().orElseThrow();
		session = Ui.call(() -> new FakeSession(Optional.of(annotations), document));
		Ui.run(() -> Sessions.activate(session));
		Ui.await("validation on opening", () -> markers(annotations).size() == 1);
		IMarker marker = markers(annotations).getFirst();

		Ui.run(() -> new GotoMarker(session).gotoMarker(marker));
		assertEquals("Anna ", Ui.call(() -> session.revealed.getLast()).span().of(document.text()));

		fix(marker, start(Messages.TRIM));
		GoldEdit edit = Ui.call(() -> session.edits.getLast());
		assertEquals(new Span(6, 10), ((GoldEdit.Refragment) edit).fragments().getFirst());
		assertEquals("T1\tPER 6 11\tAnna \n", content(annotations), "the file is saved by the editor");
	}

	@Test
	void looksAgainWhenAFileWithProblemsChanges() {
		IFile file = Workspace.file(project, "b.conll", "Anna B-PER\nOslo I-LOC\n");
		assertEquals(1, validate(file));

		Workspace.file(project, "b.conll", "Anna B-PER\nOslo B-LOC\n");

		Ui.await("validation after the change", () -> markers(file).isEmpty());
	}

	@Test
	void survivesWhatIsNoCorpus() {
		IFile binary = Workspace.file(project, "x.bin", new byte[] { 0, 1, 2, 3, (byte) 0xFF });
		IFile latin = Workspace.file(project, "l.conll",
				("Anna B-PER\n".repeat(2000) + "Andr\u00E9 B-PER\n").getBytes(StandardCharsets.ISO_8859_1));
		IFile many = Workspace.file(project, "m.conll", "a B-X\n\nb I-X\n\n".repeat(2000));

		validate(project);

		assertTrue(markers(binary).isEmpty(), "a folder may hold anything");
		assertEquals(2001, markers(latin).getFirst().getAttribute(IMarker.LINE_NUMBER, 0));
		assertEquals(Validation.MOST_OF_FILE + 1, markers(many).size());
		assertEquals("1500", markers(many).getFirst().getAttribute(IMarker.MESSAGE, "").replaceAll("\\D", ""));
		assertEquals(1, validate(binary));
		assertEquals(Messages.unknown_format, markers(binary).getFirst().getAttribute(IMarker.MESSAGE, ""));
	}

	@Test
	void saysThatTheFileHasChangedAndLeavesIt() {
		IFile file = Workspace.file(project, "c.conll", "Anna B-PER\nOslo I-LOC\n");
		validate(file);
		IMarker marker = markers(file).getFirst();
		Ui.run(() -> Files.writeString(file.getLocation().toPath(), "Anna B-PER\nRome I-LOC\n"));

		// Test runners switch dialogs off.
		boolean automated = ErrorDialog.AUTOMATED_MODE;
		ErrorDialog.AUTOMATED_MODE = false;
		try {
			fix(marker, start(Messages.RETAG));
			Ui.await("the message", () -> Arrays.stream(Ui.display().getShells()).anyMatch(it -> it.isVisible() && it != Ui.window().getShell()
					&& !it.getText().isEmpty()));
		} finally {
			ErrorDialog.AUTOMATED_MODE = automated;
		}
		Screenshots.window("markers-changed");
		Ui.run(() -> Arrays.stream(Ui.display().getShells()).filter(it -> it.isVisible() && it != Ui.window().getShell()
				&& !it.getText().isEmpty()).forEach(Shell::close));
		assertEquals("Anna B-PER\nRome I-LOC\n", content(file));
		assertFalse(Ui.window().getShell().isDisposed());
	}

	/** What an engine made up is a marker as long as its lane is there; other problems of the file stay. */
	@Test
	void whatTheTextDoesNotContainIsMarked() {
		IFile file = Workspace.file(project, "made-up.txt", "Nothing is here.\n");
		session = Ui.call(() -> new FakeSession(Optional.of(file), Document.builder("d1", "Nothing is here.").build()));
		Ui.run(() -> Sessions.activate(session));
		Ui.run(() -> session.lane("writer", new Ungrounded("LOC", List.of("Atlantis")), new Ungrounded("livesIn", List.of("Ann", "Atlantis"))));
		Ui.await("markers", () -> file.findMarkers(UngroundedMarkers.MARKER, false, IResource.DEPTH_ZERO).length == 2);
		List<String> messages = Ui.call(() -> Arrays.stream(file.findMarkers(UngroundedMarkers.MARKER, false, IResource.DEPTH_ZERO))
				.map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).sorted().toList());
		assertTrue(messages.get(0).contains("writer") && messages.get(0).contains("Ann") && messages.get(0).contains("livesIn"), messages.toString());
		assertTrue(messages.get(1).contains("Atlantis") && messages.get(1).contains("LOC"), messages.toString());
		Ui.run(() -> session.lane("other", new Ungrounded("LOC", List.of("Avalon"))));
		Ui.await("a third", () -> file.findMarkers(UngroundedMarkers.MARKER, false, IResource.DEPTH_ZERO).length == 3);
		Ui.run(() -> session.removeLane("writer"));
		Ui.await("one left", () -> file.findMarkers(UngroundedMarkers.MARKER, false, IResource.DEPTH_ZERO).length == 1);
		Ui.run(() -> Sessions.close(session));
		Ui.await("none left", () -> file.findMarkers(UngroundedMarkers.MARKER, false, IResource.DEPTH_ZERO).length == 0);
	}
}
