package org.lorgnette.ui.ask;

import java.util.OptionalDouble;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

/** Paints a score of 0..1 as a bar in a frame; the number stands beside it, for those who do not see the bar. */
public final class ScoreBar {

	/** The colour of bars in the theme. */
	public static final String COLOR = "org.lorgnette.ui.ask.score";

	private ScoreBar() {
	}

	/** In the theme's colour; leaves the colours of {@code gc} as they were. */
	public static void paint(GC gc, Rectangle area, OptionalDouble score) {
		paint(gc, area, score, JFaceResources.getColorRegistry().get(COLOR));
	}

	/** In another colour, such as on a selected row. */
	public static void paint(GC gc, Rectangle area, OptionalDouble score, Color fill) {
		Color background = gc.getBackground();
		int alpha = gc.getAlpha();
		gc.setAlpha(90);
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setAlpha(alpha);
		if (score.isPresent()) {
			gc.setBackground(fill);
			int width = (int) Math.round(score.getAsDouble() * (area.width - 2));
			gc.fillRectangle(area.x + 1, area.y + 1, width, area.height - 2);
		} else {
			gc.setLineStyle(SWT.LINE_DOT);
			gc.drawLine(area.x + 2, area.y + area.height / 2, area.x + area.width - 3, area.y + area.height / 2);
			gc.setLineStyle(SWT.LINE_SOLID);
		}
		gc.setBackground(background);
	}

	/** A colour between two, such as for text that matters less; {@code share} of the first, 0..1. */
	public static Color blend(Color one, Color other, double share) {
		RGB a = one.getRGB();
		RGB b = other.getRGB();
		return new Color(mix(a.red, b.red, share), mix(a.green, b.green, share), mix(a.blue, b.blue, share));
	}

	private static int mix(int one, int other, double share) {
		return (int) Math.round(one * share + other * (1 - share));
	}
}
