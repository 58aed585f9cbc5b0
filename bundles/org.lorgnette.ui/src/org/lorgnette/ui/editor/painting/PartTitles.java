package org.lorgnette.ui.editor.painting;

import java.util.Optional;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Writes the name of each document of a corpus but the first above its first line, where the text has an empty line for it. */
final class PartTitles {

	private final Pens pens;

	PartTitles(Pens pens) {
		this.pens = pens;
	}

	/** The title to write at a visual line, if a document begins below it. */
	static Optional<String> title(PaintModel model, int offset, VisualLine line) {
		boolean empty = line.begin() == line.end();
		if (model.parts() < 2 || model.corpus().isEmpty() || !line.first() || !empty) {
			return Optional.empty();
		}
		int wanted = offset + 1;
		int low = 0;
		int high = model.parts() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			if (model.offset(middle) < wanted) {
				low = middle + 1;
			} else if (model.offset(middle) > wanted) {
				high = middle - 1;
			} else {
				return Optional.of(model.corpus().get().parts().get(middle).document().id());
			}
		}
		return Optional.empty();
	}

	void paint(GC gc, StyledText widget, VisualLine line, String title) {
		Rectangle client = widget.getClientArea();
		int y = line.y() + Math.max(0, line.height() - pens.labelHeight() - 1);
		gc.setForeground(pens.faint());
		gc.drawText(title, widget.getLeftMargin(), y, true);
		int from = widget.getLeftMargin() + gc.textExtent(title).x + 8;
		int middle = y + pens.labelHeight() / 2;
		gc.drawLine(from, middle, Math.max(from, client.width - widget.getRightMargin()), middle);
	}
}
