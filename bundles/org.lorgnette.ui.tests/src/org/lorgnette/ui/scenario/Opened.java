package org.lorgnette.ui.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.ide.IDE;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.ui.editor.CorpusEditor;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Loading;

/** A file in our editor, opened as by a double-click. */
record Opened(CorpusEditor editor) {

	private static final Duration LONG = Duration.ofMinutes(3);

	/** Opens it and waits until it has been read, or cannot be. */
	static Opened of(IFile file) {
		Opened opened = new Opened(Ui.call(() -> (CorpusEditor) IDE.openEditor(Ui.page(), file)));
		Ui.await("the file to be read", LONG, () -> opened.session().loading() != Loading.READING);
		return opened;
	}

	FileSession session() {
		return Ui.call(() -> (FileSession) editor.getAdapter(AnnotationSession.class));
	}

	StyledText widget() {
		return Ui.call(() -> editor.textPage().widget());
	}

	String text() {
		return Ui.call(() -> widget().getText());
	}

	Opened lane(String engine) {
		Ui.run(() -> session().addLane(new EngineSpec(engine, engine, Map.of(), Optional.empty(), Optional.empty())));
		return this;
	}

	/** Waits until no engine works any more. */
	List<Lane> analysed() {
		Ui.await("the engines", LONG, () -> session().lanes().stream()
				.allMatch(lane -> lane.status() != Lane.Status.WAITING && lane.status() != Lane.Status.RUNNING));
		return Ui.call(() -> session().lanes());
	}

	/** What is said above the text, as soon as it contains these words; not that the file is still being read. */
	String says(String words) {
		try {
			Ui.await(words, Duration.ofSeconds(20), () -> said().stream().anyMatch(line -> fits(line, words)));
		} catch (AssertionError e) {
			throw new AssertionError("expected '" + words + "' above the text, where it says: " + Ui.call(this::said), e);
		}
		return Ui.call(() -> said().stream().filter(line -> fits(line, words)).findFirst().orElseThrow());
	}

	private boolean fits(String line, String words) {
		return line.contains(words) && !line.endsWith("\u2026");
	}

	/** The texts of links beside the text, in the same page. */
	private List<String> said() {
		List<String> lines = new ArrayList<>();
		Composite page = widget().getParent();
		while (Ui.find(page, Link.class, link -> true).isEmpty()) {
			page = page.getParent();
		}
		Ui.find(page, Link.class, link -> link.isVisible() && !lines.add(link.getText()));
		return lines;
	}

	void type(String text) {
		Ui.await("the text to take keys", () -> widget().getEditable());
		Keyboard.focus(widget());
		Keyboard.type(text);
	}
}
