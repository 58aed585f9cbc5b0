package org.lorgnette.ui.explain;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.lorgnette.ui.theme.Contrast;

/** The colours of words that speak for a decision and of those that speak against it, in the theme's. */
public final class Tones {

	public static final String FOR = "org.lorgnette.ui.explain.for";
	public static final String AGAINST = "org.lorgnette.ui.explain.against";
	/** The share of the theme's colour that the largest part has. */
	private static final double STRONGEST = 0.75;
	private static final double WEAKEST = 0.08;

	private Tones() {
	}

	/** The full colour of a sign. */
	static Color of(double value) {
		return JFaceResources.getColorRegistry().get(value < 0 ? AGAINST : FOR);
	}

	/** Behind a word on a background, the stronger the larger its part; {@code largest} is more than 0. */
	static Color behind(double value, double largest, Color paper) {
		double share = WEAKEST + (STRONGEST - WEAKEST) * Math.min(1, Math.abs(value) / largest);
		return new Color(Contrast.mix(paper.getRGB(), of(value).getRGB(), share));
	}

	/** Black or white, whichever is easier to read there. */
	static Color ink(Color background) {
		return new Color(Contrast.ink(background.getRGB()));
	}

	/** For lines on a background. */
	static Color line(double value, Color paper) {
		RGB rgb = Contrast.ensure(of(value).getRGB(), paper.getRGB(), Contrast.GRAPHICS);
		return new Color(rgb);
	}
}
