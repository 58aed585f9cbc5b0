package org.lorgnette.ui.editor;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.editors.text.TextEditorActionContributor;

/** Gives the menus and the status line to the text editor that is in front. */
public final class CorpusActionContributor extends TextEditorActionContributor {

	@Override
	public void setActiveEditor(IEditorPart part) {
		super.setActiveEditor(part instanceof CorpusEditor editor && editor.textPage() != null ? editor.activeTextEditor() : part);
	}
}
