package org.lorgnette.ui.editor.painting;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.ui.editor.painting.Mention.Kind;

/**
 * Draws a mention under its words: a bar with the type's name. What differs from the gold differs in shape and has a sign before its name:
 * missed - dashed frame, spurious - double bar with hatching, wrong type - full frame, boundary - ticks at both ends.
 */
final class MentionPainter {

	private static final int[] DASHES = { 3, 2 };

	private final Pens pens;

	MentionPainter(Pens pens) {
		this.pens = pens;
	}

	/** What stands before the name of a type. */
	static String sign(Kind kind) {
		return switch (kind) {
			case PLAIN, CORRECT -> "";
			case TYPE -> "!";
			case BOUNDARY -> "\u2194";
			case BOUNDARY_AND_TYPE -> "\u2194!";
			case MISSED -> "\u2212";
			case SPURIOUS -> "+";
		};
	}

	void paint(GC gc, Box box, boolean stale, boolean selected) {
		Mention mention = box.mention();
		Rectangle area = box.area();
		Color line = pens.line(mention.type());
		int alpha = gc.getAlpha();
		gc.setAlpha(stale ? 110 : 255);
		gc.setForeground(line);
		Kind kind = mention.kind();
		if (kind != Kind.MISSED && kind != Kind.CORRECT) {
			gc.setBackground(pens.fill(mention.type()));
			gc.fillRectangle(area);
		}
		switch (kind) {
			case MISSED -> frame(gc, area, true);
			case SPURIOUS -> {
				hatch(gc, area);
				bar(gc, line, area, 0);
				bar(gc, line, area, 3);
			}
			case TYPE -> {
				bar(gc, line, area, 0);
				frame(gc, area, false);
			}
			case BOUNDARY -> {
				bar(gc, line, area, 0);
				ticks(gc, line, box);
			}
			case BOUNDARY_AND_TYPE -> {
				bar(gc, line, area, 0);
				frame(gc, area, false);
				ticks(gc, line, box);
			}
			default -> {
				bar(gc, line, area, 0);
				hooks(gc, line, box);
			}
		}
		label(gc, box, kind);
		if (selected) {
			gc.setForeground(pens.ink());
			gc.drawRectangle(area.x - 1, area.y - 1, area.width + 1, area.height + 1);
		}
		gc.setAlpha(alpha);
	}

	private void label(GC gc, Box box, Kind kind) {
		Rectangle area = box.area();
		String label = pens.fit(gc, (box.opens() ? "" : "\u2026") + sign(kind), box.mention().type(), area.width - 3);
		gc.setForeground(kind == Kind.CORRECT ? pens.faint() : pens.ink());
		int y = area.y + area.height - pens.labelHeight();
		if (kind == Kind.SPURIOUS && !label.isEmpty()) {
			gc.setBackground(pens.fill(box.mention().type()));
			gc.fillRectangle(area.x + 2, area.y + 5, pens.width(gc, label) + 1, area.height - 5);
		}
		gc.drawText(label, area.x + 2, y, true);
	}

	private static void bar(GC gc, Color line, Rectangle area, int down) {
		gc.setBackground(line);
		gc.fillRectangle(area.x, area.y + down, area.width, 2);
	}

	/** The ends of a bracket, only where the mention really begins and ends. */
	private static void hooks(GC gc, Color line, Box box) {
		Rectangle area = box.area();
		gc.setBackground(line);
		if (box.opens()) {
			gc.fillRectangle(area.x, area.y, 1, 5);
		}
		if (box.closes()) {
			gc.fillRectangle(area.x + area.width - 1, area.y, 1, 5);
		}
	}

	private static void ticks(GC gc, Color line, Box box) {
		Rectangle area = box.area();
		gc.setBackground(line);
		gc.fillRectangle(area.x, area.y - 2, 2, area.height + 2);
		gc.fillRectangle(area.x + area.width - 2, area.y - 2, 2, area.height + 2);
	}

	private static void frame(GC gc, Rectangle area, boolean dashed) {
		if (dashed) {
			gc.setLineDash(DASHES);
		}
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setLineStyle(SWT.LINE_SOLID);
	}

	private static void hatch(GC gc, Rectangle area) {
		for (int x = area.x - area.height + 5; x < area.x + area.width; x += 5) {
			int rise = area.height - 1;
			int left = Math.max(x, area.x);
			int right = Math.min(x + rise, area.x + area.width - 1);
			if (right > left) {
				gc.drawLine(left, area.y + rise - (left - x), right, area.y + rise - (right - x));
			}
		}
	}
}
