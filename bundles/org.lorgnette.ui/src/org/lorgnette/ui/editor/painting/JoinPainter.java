package org.lorgnette.ui.editor.painting;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.model.Span;

/** Joins the fragments of discontinuous mentions by a dotted line, also to those on other lines. */
final class JoinPainter {

	private final Pens pens;

	JoinPainter(Pens pens) {
		this.pens = pens;
	}

	/** @param boxes of one visual line, in text order within each lane */
	void paint(GC gc, List<Box> boxes, int left, int right) {
		for (int i = 0; i < boxes.size(); i++) {
			Box box = boxes.get(i);
			Rectangle area = box.area();
			gc.setForeground(pens.line(box.mention().type()));
			gc.setLineStyle(SWT.LINE_DOT);
			int y = area.y + area.height / 2;
			Box next = next(boxes, i);
			List<Span> fragments = box.mention().entity().fragments();
			if (next != null) {
				gc.drawLine(area.x + area.width, y, next.area().x, y);
			} else if (box.closes() && !isLast(box, fragments)) {
				gc.drawLine(area.x + area.width, y, right, y);
			}
			if (isFirstOnLine(boxes, i) && box.opens() && !isFirst(box, fragments)) {
				gc.drawLine(left, y, area.x, y);
			}
			gc.setLineStyle(SWT.LINE_SOLID);
		}
	}

	private static Box next(List<Box> boxes, int i) {
		for (int k = i + 1; k < boxes.size(); k++) {
			if (boxes.get(k).mention() == boxes.get(i).mention()) {
				return boxes.get(k);
			}
		}
		return null;
	}

	private static boolean isFirstOnLine(List<Box> boxes, int i) {
		return boxes.subList(0, i).stream().noneMatch(box -> box.mention() == boxes.get(i).mention());
	}

	private static boolean isFirst(Box box, List<Span> fragments) {
		return box.begin() <= box.mention().begin() || fragments.size() == 1;
	}

	private static boolean isLast(Box box, List<Span> fragments) {
		return box.end() >= box.mention().end() || fragments.size() == 1;
	}
}
