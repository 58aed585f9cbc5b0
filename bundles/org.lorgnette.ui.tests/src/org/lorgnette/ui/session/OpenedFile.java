package org.lorgnette.ui.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.model.Entity;
import org.lorgnette.model.edit.GoldEdit;

/** A file as an editor has it open, without one. */
final class OpenedFile implements EditorBridge, AutoCloseable {

	private final CorpusDocumentProvider provider = CorpusDocumentProvider.shared();
	final IEditorInput input;
	final IDocument document;
	final FileSession session;
	final IDocumentUndoManager undo;
	final AtomicInteger news = new AtomicInteger();

	OpenedFile(IEditorInput input) throws Exception {
		this.input = input;
		ui(() -> {
			provider.connect(input);
			return null;
		});
		document = provider.getDocument(input);
		DocumentUndoManagerRegistry.connect(document);
		undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		undo.connect(this);
		session = ui(() -> new FileSession(input, document, this));
		session.addListener(new SessionListener() {
			@Override
			public void corpusChanged(AnnotationSession changed) {
				news.incrementAndGet();
			}
		});
		await("loaded", () -> session.loading() != Loading.READING);
	}

	List<Entity> gold() throws Exception {
		return ui(() -> session.corpus().parts().getFirst().document().entities());
	}

	void replace(int offset, int length, String text) throws Exception {
		ui(() -> {
			document.replace(offset, length, text);
			return null;
		});
	}

	void edit(GoldEdit edit) throws Exception {
		ui(() -> {
			session.edit(0, edit);
			return null;
		});
	}

	void undo() throws Exception {
		ui(() -> {
			undo.undo();
			return null;
		});
	}

	void redo() throws Exception {
		ui(() -> {
			undo.redo();
			return null;
		});
	}

	boolean isDirty() throws Exception {
		return ui(() -> provider.canSaveDocument(input));
	}

	void save() throws Exception {
		ui(() -> {
			provider.saveDocument(new NullProgressMonitor(), input, document, false);
			return null;
		});
	}

	@Override
	public void close() throws Exception {
		ui(() -> {
			session.dispose();
			undo.disconnect(this);
			DocumentUndoManagerRegistry.disconnect(document);
			provider.disconnect(input);
			return null;
		});
	}

	@Override
	public void reveal(int offset, int length, boolean activate) {
		// Nothing is shown.
	}

	@Override
	public IRegion selection() {
		return new Region(0, 3);
	}

	@Override
	public IRegion visible() {
		return new Region(0, 10);
	}

	@Override
	public Shell shell() {
		return null;
	}

	@Override
	public void highlightsChanged() {
		// Nothing is shown.
	}

	static <T> T ui(Callable<T> work) throws Exception {
		AtomicReference<T> result = new AtomicReference<>();
		AtomicReference<Exception> failure = new AtomicReference<>();
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			try {
				result.set(work.call());
			} catch (Exception e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) {
			throw failure.get();
		}
		return result.get();
	}

	static void await(String what, Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + 30_000_000_000L;
		while (!ui(condition)) {
			assertTrue(System.nanoTime() < deadline, "waited too long: " + what);
			Thread.sleep(10);
		}
	}
}
