package org.lorgnette.ui.editor.painting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.lorgnette.ui.theme.Contrast;
import org.lorgnette.ui.theme.TypeColors;

/** Fonts and colours to draw with on one widget, and the widths of labels in them. Owns its font: to be disposed of. */
final class Pens {

	private static final double LABEL = .78;

	private final StyledText widget;
	private final Font labels;
	private final int labelHeight;
	private final RGB paper;
	private final Color ink;
	private final Color faint;
	private final Color strip;
	private final Map<String, Integer> widths = new HashMap<>();
	private final Map<String, Color> pale = new HashMap<>();
	private final Map<String, Color> strong = new HashMap<>();

	Pens(StyledText widget) {
		this.widget = widget;
		FontData[] data = JFaceResources.getDialogFont().getFontData();
		int size = widget.getFont().getFontData()[0].getHeight();
		for (FontData each : data) {
			each.setHeight((int) Math.max(7, Math.round(size * LABEL)));
			each.setStyle(SWT.NORMAL);
		}
		labels = new Font(widget.getDisplay(), data);
		GC gc = new GC(widget);
		gc.setFont(labels);
		labelHeight = gc.getFontMetrics().getHeight();
		gc.dispose();
		paper = widget.getBackground().getRGB();
		RGB text = widget.getForeground().getRGB();
		ink = new Color(text);
		faint = new Color(Contrast.ensure(Contrast.mix(paper, text, .55), paper, Contrast.TEXT));
		strip = new Color(Contrast.mix(paper, text, .035));
	}

	/** Whether the widget still has the font and colours these were made for. */
	boolean fit() {
		return paper.equals(widget.getBackground().getRGB()) && ink.getRGB().equals(widget.getForeground().getRGB());
	}

	void dispose() {
		labels.dispose();
	}

	Font labels() {
		return labels;
	}

	int labelHeight() {
		return labelHeight;
	}

	Color paper() {
		return new Color(paper);
	}

	Color ink() {
		return ink;
	}

	/** For names of lanes and other small print. */
	Color faint() {
		return faint;
	}

	/** Behind the lanes. */
	Color strip() {
		return strip;
	}

	Color fill(String type) {
		return pale.computeIfAbsent(type, unseen -> new Color(Contrast.mix(paper, TypeColors.of(type).getRGB(), .28)));
	}

	Color line(String type) {
		return strong.computeIfAbsent(type, unseen -> TypeColors.line(type, paper, Contrast.GRAPHICS));
	}

	/** The width of a label, in points. */
	int width(GC gc, String label) {
		Integer known = widths.get(label);
		if (known == null) {
			known = gc.textExtent(label).x;
			widths.put(label, known);
		}
		return known;
	}

	/** As much of a label as fits, or nothing. */
	String fit(GC gc, String label, int room) {
		return fit(gc, "", label, room);
	}

	/**
	 * Signs, then as much of a name as fits: whole, cut with a point, or its first letters; of a name in capitals the three letters it is known
	 * by. Without room for one letter, the signs alone.
	 */
	String fit(GC gc, String signs, String name, int room) {
		boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
		for (int length = name.length(); length >= 0; length = length > 6 && !capitals ? length - 1 : Math.min(length - 1, 3)) {
			boolean cut = length > 3 && length < name.length();
			String part = signs + name.substring(0, length) + (cut ? "." : "");
			if (width(gc, part) <= room) {
				return part;
			}
		}
		return "";
	}
}
