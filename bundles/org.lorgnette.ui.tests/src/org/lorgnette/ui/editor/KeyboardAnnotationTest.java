package org.lorgnette.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Loading;

/** Gold made, changed, undone and saved with commands that have keys. */
class KeyboardAnnotationTest {

	private static final String TEXT = "Zoé Martin travaille à Lyon pour Martin & Fils.\nElle aime Lyon.\n";

	private IProject project;
	private IFile file;
	private CorpusEditor editor;

	@BeforeEach
	void open() {
		Ui.perspective(Ids.PERSPECTIVE);
		project = Workspace.project("annotating");
		Workspace.file(project, "lettre.ann", "T1\tPER 0 10\tZoé Martin\nT2\tORG 33 46\tMartin & Fils\n");
		file = Workspace.file(project, "lettre.txt", TEXT);
		editor = (CorpusEditor) Workspace.open(file, Ids.EDITOR);
		Ui.await("text read", () -> editor.textPage().session().orElseThrow().loading() == Loading.READY);
		Ui.await("gold painted", () -> !editor.textPage().model().lanes().isEmpty());
	}

	@AfterEach
	void close() {
		Workspace.closeEditors();
	}

	@Test
	void addsByNumberAndSavesInTheFilesFormat() throws CoreException, IOException {
		select("Lyon");
		run("type", Map.of("org.lorgnette.ui.editor.number", "1"));
		assertEquals(List.of("PER:Zoé Martin", "ORG:Martin & Fils", "ORG:Lyon"), gold());
		assertTrue(Ui.call(editor::isDirty));
		Ui.run(() -> editor.doSave(null));
		Ui.await("saved", () -> !editor.isDirty());
		assertTrue(content("lettre.ann").contains("\tORG 23 27\tLyon"), () -> "the annotations on disk do not have the new entity");
	}

	@Test
	void takesOverWhatAnEngineFound() {
		FileSession session = Ui.call(() -> editor.textPage().session().orElseThrow());
		Ui.run(() -> session.addLane(new EngineSpec("rules", "corenlp-rules-fr", Map.of(), Optional.empty(), Optional.empty())));
		Ui.await("the rules have read the text", () -> session.lanes().stream().anyMatch(lane -> lane.analysis(0)
				.filter(analysis -> analysis.entities().stream().anyMatch(entity -> entity.span().begin() == TEXT.indexOf("Lyon"))).isPresent()));
		caret("Lyon");
		run("accept", Map.of());
		assertEquals(3, gold().size());
		assertTrue(gold().getLast().endsWith(":Lyon"));
		run("accept", Map.of());
		assertEquals(3, gold().size(), "what the gold has already is not added twice");
		platform("org.eclipse.ui.edit.undo");
		assertEquals(2, gold().size());
	}

	@Test
	void undoesAndRedoes() {
		select("Lyon");
		run("type", Map.of("org.lorgnette.ui.editor.number", "2"));
		platform("org.eclipse.ui.edit.undo");
		assertEquals(List.of("PER:Zoé Martin", "ORG:Martin & Fils"), gold());
		assertFalse(Ui.call(editor::isDirty));
		platform("org.eclipse.ui.edit.redo");
		assertTrue(gold().contains("PER:Lyon"));
	}

	@Test
	void numberRetypesTheEntityAtTheCaret() {
		caret("Zoé");
		run("type", Map.of("org.lorgnette.ui.editor.number", "1"));
		assertEquals(List.of("ORG:Zoé Martin", "ORG:Martin & Fils"), gold());
	}

	@Test
	void addsANewTypeInThePopup() {
		select("Lyon");
		run("addEntity", Map.of());
		type("VILLE");
		assertTrue(gold().contains("VILLE:Lyon"));
	}

	@Test
	void movesBordersByWordsAndCharacters() {
		caret("Zoé");
		run("shrinkEnd", Map.of());
		assertTrue(gold().contains("PER:Zoé"));
		run("extendEndCharacter", Map.of());
		run("extendEndCharacter", Map.of());
		assertTrue(gold().contains("PER:Zoé M"));
		run("extendEnd", Map.of());
		assertTrue(gold().contains("PER:Zoé Martin"));
		run("shrinkBegin", Map.of());
		assertTrue(gold().contains("PER:Martin"));
	}

	@Test
	void drawsARelationAndFollowsIt() {
		caret("Zoé");
		run("relation", Map.of());
		caret("Fils");
		run("relation", Map.of());
		type("travaillePour");
		assertEquals(List.of("travaillePour"), Ui.call(() -> editor.textPage().corpus().parts().get(0).document().relations().stream()
				.map(relation -> relation.type()).toList()));
		Ui.await("relation painted", () -> editor.textPage().model().lanes().get(0).arcs().size() == 1);
		run("followRelation", Map.of());
		assertEquals("Zoé Martin", Ui.call(() -> editor.textPage().widget().getSelectionText()));
	}

	@Test
	void deletesTheEntityWithItsRelations() {
		caret("Zoé");
		run("delete", Map.of());
		assertEquals(List.of("ORG:Martin & Fils"), gold());
	}

	@Test
	void goldFollowsTyping() {
		Ui.run(() -> editor.textPage().widget().replaceTextRange(0, 0, "Madame "));
		assertEquals(List.of("PER:Zoé Martin", "ORG:Martin & Fils"), gold());
		assertEquals(7, Ui.call(() -> editor.textPage().model().lanes().get(0).mentions().get(0).begin()));
	}

	@Test
	void everyKeyBelongsToOneCommandOnly() {
		Ui.run(() -> {
			IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
			for (String action : List.of("addEntity", "retype", "delete", "extendEnd", "relation", "nextDifference", "followRelation", "outer")) {
				String id = "org.lorgnette.ui.editor." + action;
				assertTrue(bindings.getActiveBindingsFor(id).length > 0, () -> id + " has no key while the editor is active");
			}
		});
	}

	private void select(String words) {
		Ui.run(() -> editor.textPage().reveal(TEXT.indexOf(words), words.length(), true));
	}

	private void caret(String word) {
		Ui.run(() -> editor.textPage().reveal(TEXT.lastIndexOf(word) + 1, 0, true));
	}

	private List<String> gold() {
		return Ui.call(() -> editor.textPage().corpus().parts().get(0).document()).entities().stream()
				.map(entity -> entity.type() + ":" + entity.text(Ui.call(() -> editor.textPage().corpus().parts().get(0).document().text()))).toList();
	}

	private static void run(String action, Map<String, String> parameters) {
		Ui.run(() -> {
			var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.lorgnette.ui.editor." + action);
			PlatformUI.getWorkbench().getService(IHandlerService.class)
					.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
		});
	}

	private static void platform(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null));
	}

	/** Types into the popup that is open and presses Enter. */
	private static void type(String name) {
		Ui.await("popup", () -> popup() != null);
		Ui.run(() -> {
			Text input = popup();
			input.setText(name);
			Event enter = new Event();
			enter.keyCode = SWT.CR;
			enter.character = SWT.CR;
			input.notifyListeners(SWT.KeyDown, enter);
		});
	}

	private static Text popup() {
		for (Shell shell : Ui.display().getShells()) {
			if (shell != Ui.window().getShell() && shell.isVisible()) {
				var found = Ui.find(shell, Text.class, text -> true);
				if (found.isPresent()) {
					return found.get();
				}
			}
		}
		return null;
	}

	private String content(String name) throws CoreException, IOException {
		try (InputStream stream = project.getFile(name).getContents(true)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
		}
	}
}
