package org.lorgnette.ui.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens files at a line, whether or not they are in the workspace. For the UI thread. */
public final class FileOpener {

	private FileOpener() {
	}

	/** @param line from 1; 0 for none in particular */
	public static void openAt(Path file, int line) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null) {
			return;
		}
		if (!Files.isRegularFile(file)) {
			StatusManager.getManager().handle(Status.warning(NLS.bind(Messages.fileGone, file)), StatusManager.SHOW);
			return;
		}
		try {
			IEditorPart editor = open(window.getActivePage(), file);
			if (line > 0) {
				goTo(editor, line);
			}
		} catch (PartInitException | BadLocationException e) {
			StatusManager.getManager().handle(Status.error(NLS.bind(Messages.cannotOpen, file), e),
					StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static IEditorPart open(IWorkbenchPage page, Path file) throws PartInitException {
		Optional<IFile> inside = RunFolders.file(file);
		IFileStore store = EFS.getLocalFileSystem().getStore(file.toUri());
		return inside.isPresent() ? IDE.openEditor(page, inside.get()) : IDE.openEditorOnFileStore(page, store);
	}

	private static void goTo(IEditorPart editor, int line) throws BadLocationException {
		ITextEditor text = editor.getAdapter(ITextEditor.class);
		if (text != null) {
			IDocument document = text.getDocumentProvider().getDocument(text.getEditorInput());
			int number = Math.min(line, document.getNumberOfLines()) - 1;
			text.selectAndReveal(document.getLineOffset(number), document.getLineInformation(number).getLength());
		}
	}
}
