package org.lorgnette.ui.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Loading;

/** Opens texts of several kinds with engines beside the gold and takes pictures in both themes. */
class EditorPicturesTest {

	private IProject project;

	@BeforeEach
	void start() {
		Ui.perspective(Ids.PERSPECTIVE);
		project = Workspace.project("pictures");
	}

	@AfterEach
	void close() {
		Workspace.closeEditors();
		Screenshots.theme(Screenshots.LIGHT);
	}

	@Test
	void englishWithNestedEntities() {
		example("en/hard-cases.ann");
		IFile file = example("en/hard-cases.txt");
		show(file, "editor-nested", "corenlp-rules", "corenlp-crf");
	}

	@Test
	void englishWithRelations() {
		example("en/biography.ann");
		IFile file = example("en/biography.txt");
		show(file, "editor-relations", "corenlp-rules");
	}

	@Test
	void frenchColumns() {
		IFile file = example("fr/affaires.conll");
		show(file, "editor-conll-fr", "corenlp-rules", "corenlp-crf");
	}

	@Test
	void corpusOfSeveralDocuments() {
		IFile file = Workspace.file(project, "deux.conll", "-DOCSTART- O\n\nAda B-PER\narrive O\nà O\nLyon B-LOC\n\nElle O\nrepart O\n\n"
				+ "-DOCSTART- O\n\nBath B-LOC\ndort O\n");
		show(file, "editor-corpus", "corenlp-rules");
	}

	@Test
	void withoutEngines() {
		IFile file = Workspace.file(project, "plain.txt", "Ada Lovelace wrote to Charles Babbage.\n");
		show(file, "editor-empty");
	}

	/** A brat file named by a system property, such as one of a large corpus. */
	@Test
	void fileOfYourChoice() throws IOException {
		String named = System.getProperty("lorgnette.picture");
		if (named != null) {
			Path text = Path.of(named);
			Path gold = Path.of(named.replaceAll("\\.txt$", ".ann"));
			if (Files.exists(gold)) {
				Workspace.file(project, gold.getFileName().toString(), Files.readAllBytes(gold));
			}
			show(Workspace.file(project, text.getFileName().toString(), Files.readAllBytes(text)), "editor-choice",
					System.getProperty("lorgnette.picture.engines", "corenlp-rules").split(","));
		}
	}

	private IFile example(String name) {
		return Workspace.file(project, name.substring(name.indexOf('/') + 1), Workspace.example(name));
	}

	private static void show(IFile file, String name, String... engines) {
		CorpusEditor editor = (CorpusEditor) Workspace.open(file, Ids.EDITOR);
		FileSession session = Ui.call(() -> editor.textPage().session().orElseThrow());
		Ui.await("text read", () -> session.loading() != Loading.READING);
		assertTrue(Ui.call(() -> session.loading() == Loading.READY), () -> session.message().orElse("no message"));
		for (String engine : engines) {
			Ui.run(() -> session.addLane(new EngineSpec(engine, engine, Map.of(), Optional.empty(), Optional.empty())));
		}
		Ui.await("engines done", () -> session.lanes().stream()
				.allMatch(lane -> lane.status() != Lane.Status.WAITING && lane.status() != Lane.Status.RUNNING));
		Ui.await("lanes painted", () -> editor.textPage().model().lanes().size() == engines.length + 1);
		Screenshots.window(name + "-light");
		Screenshots.theme(Screenshots.DARK);
		Screenshots.window(name + "-dark");
	}
}
