package org.lorgnette.ui.editor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.editors.text.TextEditor;

/** The file as it is on disk, in a plain text editor that can be locked. */
final class SourcePage extends TextEditor {

	private MessageBar bar;
	private boolean locked;

	@Override
	public void createPartControl(Composite parent) {
		Composite whole = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		whole.setLayout(layout);
		bar = new MessageBar(whole);
		Composite body = new Composite(whole, SWT.NONE);
		body.setLayout(new FillLayout());
		body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		super.createPartControl(body);
		apply();
	}

	/** Keeps what is typed out while the annotations have unsaved changes. */
	void lock(boolean newLocked) {
		if (locked != newLocked) {
			locked = newLocked;
			apply();
		}
	}

	private void apply() {
		if (bar != null && getSourceViewer() != null) {
			getSourceViewer().setEditable(isEditable());
			if (locked) {
				bar.show(MessageBar.Kind.INFO, Messages.sourceLocked);
			} else {
				bar.hide();
			}
		}
	}

	@Override
	public boolean isEditable() {
		return !locked && super.isEditable();
	}

	@Override
	public boolean isEditorInputModifiable() {
		return !locked && super.isEditorInputModifiable();
	}
}
