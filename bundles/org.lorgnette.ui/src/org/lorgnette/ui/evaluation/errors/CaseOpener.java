package org.lorgnette.ui.evaluation.errors;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.lorgnette.evaluation.Case;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.Failures;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;

/** Shows a case at its place in the text. */
final class CaseOpener {

	/** A large file takes a while to be read before its documents are known. */
	private static final long PATIENCE_NANOS = 30_000_000_000L;
	private static final int POLL_MILLIS = 40;

	private final IWorkbenchPage page;

	CaseOpener(IWorkbenchPage page) {
		this.page = page;
	}

	/** @param activate whether the editor gets the focus */
	void open(Case one, Optional<Path> corpus, boolean activate) {
		Display display = page.getWorkbenchWindow().getShell().getDisplay();
		Job job = Job.createSystem(Messages.CaseOpener_job, monitor -> {
			try {
				Path folder = corpus.orElseThrow(() -> new IOException(NLS.bind(Messages.CaseOpener_noCorpus, one.engine())));
				Path file = CaseFile.of(folder, one.instance())
						.orElseThrow(() -> new IOException(NLS.bind(Messages.CaseOpener_gone, one.instance(), folder)));
				IEditorInput input = input(file.toUri());
				display.asyncExec(() -> show(input, one, activate));
			} catch (IOException | CoreException e) {
				Failures.show(Messages.CaseOpener_failed, e);
			}
		});
		job.schedule();
	}

	/** A file of the workspace as such, so that it is open once however it was opened. */
	private static IEditorInput input(URI file) throws CoreException {
		Optional<IFile> known = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file))
				.filter(IFile::isAccessible).findFirst();
		return known.isPresent() ? new FileEditorInput(known.get()) : new FileStoreEditorInput(EFS.getStore(file));
	}

	private void show(IEditorInput input, Case one, boolean activate) {
		try {
			IEditorPart editor = IDE.openEditor(page, input, Ids.EDITOR, activate);
			revealWhenRead(editor, one, activate, System.nanoTime());
		} catch (PartInitException e) {
			Failures.show(Messages.CaseOpener_failed, e);
		}
	}

	/** An editor has its session when it has read the file, and the session its documents a little later. */
	private void revealWhenRead(IEditorPart editor, Case one, boolean activate, long since) {
		Optional<AnnotationSession> session = Optional.ofNullable(Adapters.adapt(editor, AnnotationSession.class));
		boolean waits = session.isEmpty() || !reveal(session.get(), one, activate);
		boolean open = editor.getSite() != null && page.findEditor(editor.getEditorInput()) == editor;
		if (waits && open && System.nanoTime() - since < PATIENCE_NANOS) {
			Display.getCurrent().timerExec(POLL_MILLIS, () -> revealWhenRead(editor, one, activate, since));
		}
	}

	private static boolean reveal(AnnotationSession session, Case one, boolean activate) {
		Optional<Integer> part = session.corpus().part(one.instance());
		// A file of one document may be called otherwise in the folder that it was read with; while a file is read it is one document, too.
		if (part.isEmpty() && session.corpus().parts().size() == 1
				&& session.corpus().parts().getFirst().document().text().startsWith(one.context(), one.contextOffset())) {
			part = Optional.of(0);
		}
		part.ifPresent(number -> {
			int length = session.corpus().parts().get(number).document().text().length();
			Span span = CaseStyles.focus(one).map(focus -> focus.shift(one.contextOffset())).orElse(new Span(0, 0));
			int end = Math.min(span.end(), length);
			session.reveal(new Place(number, new Span(Math.min(span.begin(), end), end)), activate);
		});
		return part.isPresent();
	}
}
