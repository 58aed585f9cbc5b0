package org.lorgnette.ui.editor.painting;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Draws the part of a relation that lies on one visual line. An arc between two lines leaves the first at the right margin, runs down there
 * and comes in again; where the other end is out of sight it can still be followed along the margin.
 */
final class ArcPainter {

	private static final int RAIL = 5;
	private static final int HEAD = 4;

	private final Pens pens;
	private final Strips strips;
	private final int margin;

	/** @param margin the x of the right end of the text */
	ArcPainter(Pens pens, Strips strips, int margin) {
		this.pens = pens;
		this.strips = strips;
		this.margin = margin;
	}

	/** The room beside the text that arcs need, in points. */
	static int marginWidth() {
		return (Rows.RAILS + 1) * RAIL + 2;
	}

	void paint(GC gc, LineLayout layout, Strips.Strip strip, Arc arc) {
		Color color = pens.line(arc.type());
		gc.setForeground(color);
		gc.setBackground(color);
		gc.setLineWidth(1);
		int begin = layout.model().getOffset();
		int end = begin + layout.model().getLength();
		Optional<Box> head = layout.box(arc.head(), strip).filter(Box::opens);
		Optional<Box> tail = layout.box(arc.tail(), strip).filter(Box::opens);
		int y = layout.line().bottom() + strips.arc(strip, arc.level());
		if (head.isPresent() && tail.isPresent()) {
			within(gc, arc, x(head.get(), arc, true), bottom(head.get()), x(tail.get(), arc, false), bottom(tail.get()), y);
		} else if (head.isPresent()) {
			boolean down = arc.tail().begin() >= end;
			leave(gc, arc, x(head.get(), arc, true), bottom(head.get()), y, layout.line(), down);
			label(gc, arc, x(head.get(), arc, true) + 3, y, margin, down ? " \u2193" : " \u2191");
		} else if (tail.isPresent()) {
			boolean down = arc.head().begin() >= end;
			leave(gc, arc, x(tail.get(), arc, false), bottom(tail.get()), y, layout.line(), down);
			label(gc, arc, x(tail.get(), arc, false) + 3, y, margin, down ? " \u2193" : " \u2191");
			if (!arc.symmetric()) {
				arrow(gc, color, x(tail.get(), arc, false), bottom(tail.get()));
			}
		} else if (arc.begin() < begin && Math.max(arc.head().begin(), arc.tail().begin()) >= end) {
			int x = rail(arc);
			gc.drawLine(x, layout.line().y(), x, layout.line().bottom() + strips.height());
		}
	}

	private void within(GC gc, Arc arc, int from, int fromY, int to, int toY, int y) {
		if (from == to) {
			return;
		}
		gc.drawPolyline(new int[] { from, fromY, from, y - 2, from < to ? from + 2 : from - 2, y, from < to ? to - 2 : to + 2, y, to, y - 2, to, toY });
		if (!arc.symmetric()) {
			arrow(gc, pens.line(arc.type()), to, toY);
		}
		int left = Math.min(from, to);
		int right = Math.max(from, to);
		String name = pens.fit(gc, arc.type(), right - left - 10);
		int width = pens.width(gc, name);
		label(gc, arc, left + (right - left - width) / 2 - 2, y, right, "");
	}

	private void leave(GC gc, Arc arc, int x, int top, int y, VisualLine line, boolean down) {
		int rail = rail(arc);
		int edge = down ? line.bottom() + strips.height() : line.y();
		gc.drawPolyline(new int[] { x, top, x, y - 2, x + 2, y, rail - 2, y, rail, down ? y + 2 : y - 2, rail, edge });
	}

	private int rail(Arc arc) {
		return margin + 4 + arc.rail() * RAIL;
	}

	private void label(GC gc, Arc arc, int x, int y, int right, String after) {
		String name = pens.fit(gc, arc.type() + after, right - x - 4);
		if (!name.isEmpty()) {
			int height = pens.labelHeight();
			gc.setBackground(pens.strip());
			gc.fillRectangle(x + 1, y - height / 2, pens.width(gc, name) + 2, height);
			gc.drawText(name, x + 2, y - height / 2, true);
			gc.setBackground(gc.getForeground());
		}
	}

	private static void arrow(GC gc, Color color, int x, int y) {
		gc.setBackground(color);
		int antialias = gc.getAntialias();
		gc.setAntialias(SWT.ON);
		gc.fillPolygon(new int[] { x, y, x - HEAD + 1, y + HEAD + 1, x + HEAD, y + HEAD + 1 });
		gc.setAntialias(antialias);
	}

	private static int bottom(Box box) {
		return box.area().y + box.area().height + 1;
	}

	/** Ends lie a little apart where several arcs meet at one mention. */
	private static int x(Box box, Arc arc, boolean head) {
		Rectangle area = box.area();
		int middle = area.x + area.width / 2;
		int apart = Math.min(4, area.width / 6) * (1 + arc.level());
		boolean right = head == arc.tail().begin() > arc.head().begin();
		return right ? Math.min(area.x + area.width - 1, middle + apart) : Math.max(area.x, middle - apart);
	}
}
