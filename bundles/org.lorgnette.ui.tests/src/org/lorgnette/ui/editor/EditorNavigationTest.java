package org.lorgnette.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Loading;

/** Ways through a text: entities, differences, pages; and what a broken lane or file leaves standing. */
class EditorNavigationTest {

	private IProject project;

	@BeforeEach
	void start() {
		Ui.perspective(Ids.PERSPECTIVE);
		project = Workspace.project("navigating");
	}

	@AfterEach
	void close() {
		Workspace.closeEditors();
	}

	@Test
	void goesThroughTheEntitiesAndRoundTheEnd() {
		CorpusEditor editor = annotated();
		Ui.run(() -> editor.textPage().reveal(0, 0, true));
		Ui.run(() -> editor.textPage().navigation().entity(true));
		assertEquals("Ada", selected(editor));
		Ui.run(() -> editor.textPage().navigation().entity(true));
		assertEquals("Bath", selected(editor));
		Ui.run(() -> editor.textPage().navigation().entity(true));
		assertEquals("Ada", selected(editor));
		Ui.run(() -> editor.textPage().navigation().entity(false));
		assertEquals("Bath", selected(editor));
	}

	@Test
	void hoverTellsWhatTheGoldSays() {
		CorpusEditor editor = annotated();
		String text = Ui.call(() -> new MentionText(editor.textPage().model(), editor.textPage().session()).hover(1, 1));
		assertTrue(text.contains("PER") && text.contains("Ada"), text);
	}

	@Test
	void aLaneWithoutItsEngineSaysSoAndTheTextStays() {
		CorpusEditor editor = annotated();
		FileSession session = Ui.call(() -> editor.textPage().session().orElseThrow());
		Ui.run(() -> session.addLane(new EngineSpec("nowhere", "no-such-engine", Map.of(), Optional.empty(), Optional.empty())));
		Ui.await("lane has failed", () -> session.lanes().get(0).status() == Lane.Status.UNAVAILABLE
				|| session.lanes().get(0).status() == Lane.Status.FAILED);
		assertTrue(Ui.call(() -> session.lanes().get(0).message()).orElse("").contains("no-such-engine"));
		assertEquals("Ada went to Bath.\n", Ui.call(() -> editor.textPage().widget().getText()));
	}

	@Test
	void columnsHaveASourcePageThatIsLockedWhileAnnotationsAreUnsaved() {
		IFile file = Workspace.file(project, "a.conll", "Ada B-PER\nsmiled O\n\nBath B-LOC\nslept O\n");
		CorpusEditor editor = open(file);
		assertTrue(Ui.call(editor::hasSourcePage));
		Ui.run(() -> editor.textPage().reveal(5, 0, true));
		Ui.run(() -> editor.textPage().gold().type(1));
		assertTrue(Ui.call(editor::isDirty));
		Ui.run(editor::togglePage);
		assertFalse(Ui.call(() -> editor.activeTextEditor().isEditable()));
		Ui.run(editor::togglePage);
		assertEquals(editor.textPage(), Ui.call(editor::activeTextEditor));
	}

	@Test
	void documentsOfACorpusFold() {
		CorpusEditor editor = open(Workspace.file(project, "two.conll",
				"-DOCSTART- O\n\nAda B-PER\n\nsmiled O\n\n-DOCSTART- O\n\nBath B-LOC\n\nslept O\n"));
		assertTrue(Ui.call(() -> editor.textPage().viewer().isProjectionMode()));
		int all = Ui.call(() -> editor.textPage().widget().getLineCount());
		Ui.run(() -> editor.textPage().viewer().doOperation(ProjectionViewer.COLLAPSE_ALL));
		Ui.await("folded", () -> editor.textPage().widget().getLineCount() < all);
		Ui.run(() -> editor.textPage().navigation().entity(true));
		Ui.run(() -> editor.textPage().navigation().entity(true));
		assertEquals("Bath", selected(editor));
	}

	@Test
	void rightToLeftTextAndEmojiArePainted() {
		Workspace.file(project, "rtl.ann", "T1\tLOC 0 5\t\u05d9\u05e8\u05d5\u05e9\u05dc\nT2\tLOC 9 14;15 18\tabcde fgh\n");
		CorpusEditor editor = open(Workspace.file(project, "rtl.txt", "\u05d9\u05e8\u05d5\u05e9\u05dc \ud83d\ude00 abcde fgh\tij\n"));
		Ui.run(() -> {
			editor.textPage().widget().redraw();
			editor.textPage().widget().update();
		});
		assertFalse(editor.textPage().model().lanes().isEmpty());
	}

	private CorpusEditor annotated() {
		Workspace.file(project, "a.ann", "T1\tPER 0 3\tAda\nT2\tLOC 12 16\tBath\n");
		return open(Workspace.file(project, "a.txt", "Ada went to Bath.\n"));
	}

	private static CorpusEditor open(IFile file) {
		CorpusEditor editor = (CorpusEditor) Workspace.open(file, Ids.EDITOR);
		Ui.await("text read", () -> editor.textPage().session().orElseThrow().loading() == Loading.READY);
		Ui.await("gold painted", () -> !editor.textPage().model().lanes().isEmpty());
		return editor;
	}

	private static String selected(CorpusEditor editor) {
		return Ui.call(() -> editor.textPage().widget().getSelectionText());
	}
}
