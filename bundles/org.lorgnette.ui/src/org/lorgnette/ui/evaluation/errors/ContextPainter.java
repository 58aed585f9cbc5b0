package org.lorgnette.ui.evaluation.errors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.evaluation.Case;

/** Paints the sentence of a case into its cell, beginning so that the mentions are seen, with the mentions emphasised. */
final class ContextPainter {

	private static final int MARGIN = 4;

	private final Table table;
	private final int column;
	private final TextLayout layout;

	ContextPainter(Table table, int column) {
		this.table = table;
		this.column = column;
		this.layout = new TextLayout(table.getDisplay());
		table.addListener(SWT.EraseItem, event -> {
			if (event.index == column) {
				event.detail &= ~SWT.FOREGROUND;
			}
		});
		table.addListener(SWT.PaintItem, event -> {
			if (event.index == column && event.item.getData() instanceof Case one) {
				paint(event, one);
			}
		});
		table.addDisposeListener(event -> layout.dispose());
	}

	private void paint(Event event, Case one) {
		var cell = ((TableItem) event.item).getBounds(column);
		if (cell.width <= 2 * MARGIN) {
			return;
		}
		layout.setFont(table.getFont());
		// The styles of the case before would stay if the text were the same.
		layout.setText("");
		layout.setText(one.context().replaceAll("\\s", " "));
		for (StyleRange range : CaseStyles.of(one)) {
			layout.setStyle(range, range.start, range.start + range.length - 1);
		}
		int shift = shift(one, cell.width - 2 * MARGIN);
		GC gc = event.gc;
		var clipping = gc.getClipping();
		gc.setClipping(cell);
		layout.draw(gc, cell.x + MARGIN - shift, cell.y + Math.max(0, (cell.height - layout.getBounds().height) / 2));
		gc.setClipping(clipping);
	}

	/** How far the text moves to the left for its mentions to be seen, with a third of the room before them. */
	private int shift(Case one, int room) {
		int width = layout.getBounds().width;
		if (width <= room) {
			return 0;
		}
		int begin = CaseStyles.focus(one).map(span -> layout.getLocation(Math.min(span.begin(), one.context().length()), false).x).orElse(0);
		int end = CaseStyles.focus(one).map(span -> layout.getLocation(Math.min(span.end(), one.context().length()), false).x).orElse(0);
		if (end + MARGIN <= room) {
			return 0;
		}
		return Math.clamp(begin - room / 3, 0, width - room);
	}
}
