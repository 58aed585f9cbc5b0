package org.lorgnette.ui.evaluation.errors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.evaluation.Case;

/** Paints the pictures of cases into a column of their list, whose rows are as high as that needs. */
final class ThumbnailPainter {

	private static final int WIDTH = 80;
	private static final int HEIGHT = 48;
	private static final int MARGIN = 2;

	private final Table table;
	private final int column;
	private final Thumbnails thumbnails;
	/** Nothing to see: it makes rows high on every window system. */
	private final Image room;

	ThumbnailPainter(Table table, int column, Thumbnails thumbnails) {
		this.table = table;
		this.column = column;
		this.thumbnails = thumbnails;
		ImageData empty = new ImageData(WIDTH, HEIGHT + 2 * MARGIN, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		empty.alphaData = new byte[empty.width * empty.height];
		room = new Image(table.getDisplay(), empty);
		table.addDisposeListener(event -> room.dispose());
		table.addListener(SWT.PaintItem, event -> {
			if (event.index == column && event.item.getData() instanceof Case one) {
				paint(event, one);
			}
		});
		thumbnails.addListener(() -> {
			if (!table.isDisposed()) {
				table.redraw();
			}
		});
	}

	void prepare(TableItem item) {
		item.setImage(column, room);
	}

	private void paint(Event event, Case one) {
		Rectangle cell = ((TableItem) event.item).getBounds(column);
		Rectangle area = new Rectangle(cell.x + MARGIN, cell.y + MARGIN, Math.max(8, cell.width - 2 * MARGIN), cell.height - 2 * MARGIN);
		thumbnails.paint(event.gc, one, area, table.getForeground());
	}
}
