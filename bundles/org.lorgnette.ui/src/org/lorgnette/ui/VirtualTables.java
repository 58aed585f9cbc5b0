package org.lorgnette.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;

/** Keeps tables with virtual rows sound. */
public final class VirtualTables {

	private VirtualTables() {
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
