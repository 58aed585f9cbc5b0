package org.lorgnette.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Table;

/** Keeps tables with virtual rows sound. */
public final class VirtualTables {

	/** GTK makes and removes each row singly, even of a virtual table: a hundred thousand at once would block the window. */
	private static final int ROWS_AT_ONCE = 10_000;
	private static final int LOOK_MILLIS = 40;
	private static final int LOOKS = 25;
	private static final String ROWS = VirtualTables.class.getName() + ".rows";

	private VirtualTables() {
	}

	/** Gives a table so many rows: the first ones now, the others soon. All of them are asked for anew. */
	public static void setRows(Table table, int rows) {
		table.setData(ROWS, rows);
		if (table.getItemCount() - rows > ROWS_AT_ONCE / 10) {
			table.removeAll();
		}
		table.setItemCount(Math.min(rows, Math.max(table.getItemCount(), ROWS_AT_ONCE)));
		table.clearAll();
		grow(table);
	}

	/** Makes sure that a row is there already. */
	public static void require(Table table, int row) {
		int rows = Math.min((Integer) table.getData(ROWS), row + 1);
		if (table.getItemCount() < rows) {
			table.setItemCount(rows);
		}
	}

	private static void grow(Table table) {
		if (table.getItemCount() < (Integer) table.getData(ROWS)) {
			table.getDisplay().asyncExec(() -> {
				if (!table.isDisposed()) {
					require(table, table.getItemCount() + ROWS_AT_ONCE - 1);
					grow(table);
				}
			});
		}
	}

	/**
	 * Shows a selected row again while rows above it become as high as their pictures, which they do when they are first laid out, and push it
	 * out of sight. Ends when another is selected, or after a second.
	 */
	public static void keepInSight(Table table, int row) {
		keepInSight(table, row, LOOKS);
	}

	private static void keepInSight(Table table, int row, int looks) {
		table.getDisplay().timerExec(LOOK_MILLIS, () -> {
			if (table.isDisposed() || table.getSelectionIndex() != row) {
				return;
			}
			Rectangle bounds = table.getItem(row).getBounds();
			Rectangle area = table.getClientArea();
			if (bounds.y < area.y || bounds.y + bounds.height > area.y + area.height) {
				table.showSelection();
			}
			if (looks > 1) {
				keepInSight(table, row, looks - 1);
			}
		});
	}

	/**
	 * Disposes items that GTK asks for while it removes their rows. Nothing else ever does, since the table does not know them, and the next
	 * change of the theme would style an item without a row, which ends the process.
	 */
	public static void disposeOrphans(Table table) {
		table.addListener(SWT.SetData, event -> {
			if (event.index < 0) {
				table.getDisplay().asyncExec(event.item::dispose);
			}
		});
	}
}
