package org.lorgnette.ui.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lorgnette.ui.editor.painting.PaintModel;

/** The line above the text that names the document at its top. Takes no room where the text is a single document. */
final class DocumentBar {

	private final Label label;

	/** @param parent with a grid layout of one column */
	DocumentBar(Composite parent) {
		label = new Label(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).exclude(true).applyTo(label);
		label.setVisible(false);
	}

	/** @param offset what is at the top now */
	void update(PaintModel model, int offset) {
		if (label.isDisposed()) {
			return;
		}
		boolean several = model.parts() > 1 && model.corpus().isPresent();
		if (several) {
			int part = part(model, offset);
			String title = model.corpus().get().parts().get(part).document().id().replace("&", "&&");
			if (!title.equals(label.getText())) {
				label.setText(title);
			}
		}
		if (several != label.getVisible()) {
			label.setVisible(several);
			((GridData) label.getLayoutData()).exclude = !several;
			label.getParent().layout(true, true);
		}
	}

	/** The last document that begins at or before an offset. */
	private static int part(PaintModel model, int offset) {
		int low = 0;
		int high = model.parts() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (model.offset(middle) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}
}
