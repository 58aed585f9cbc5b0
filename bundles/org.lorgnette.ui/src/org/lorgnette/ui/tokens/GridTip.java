package org.lorgnette.ui.tokens;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** The tooltip of a cell. */
final class GridTip extends DefaultToolTip {

	private final TokenGrid grid;

	GridTip(TokenGrid grid) {
		super(grid.table(), ToolTip.RECREATE, false);
		this.grid = grid;
		setShift(new Point(12, 12));
	}

	@Override
	protected boolean shouldCreateToolTip(Event event) {
		return super.shouldCreateToolTip(event) && !getText(event).isEmpty();
	}

	@Override
	protected String getText(Event event) {
		return grid.tip(new Point(event.x, event.y));
	}
}
