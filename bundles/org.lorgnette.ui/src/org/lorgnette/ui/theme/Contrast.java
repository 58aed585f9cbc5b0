package org.lorgnette.ui.theme;

import org.eclipse.swt.graphics.RGB;

/** Contrast as the Web Content Accessibility Guidelines 2.1 define it: from 1 (same) to 21 (black on white). */
public final class Contrast {

	/** What lines and marks need against their background. */
	public static final double GRAPHICS = 3;
	/** What small text needs. */
	public static final double TEXT = 4.5;

	private static final RGB BLACK = new RGB(0, 0, 0);
	private static final RGB WHITE = new RGB(255, 255, 255);

	private Contrast() {
	}

	public static double of(RGB one, RGB other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
	}

	/** Black or white, whichever is easier to read on this background. */
	public static RGB ink(RGB background) {
		return of(background, BLACK) >= of(background, WHITE) ? BLACK : WHITE;
	}

	/** The colour itself if its contrast suffices, else the nearest mixture with black or white that has it. */
	public static RGB ensure(RGB color, RGB background, double wanted) {
		RGB towards = ink(background);
		for (int percent = 0; percent < 100; percent += 5) {
			RGB mixed = mix(color, towards, percent / 100.0);
			if (of(mixed, background) >= wanted) {
				return mixed;
			}
		}
		return towards;
	}

	/** {@code share} of {@code over} on the rest of {@code under}. */
	public static RGB mix(RGB under, RGB over, double share) {
		return new RGB(part(under.red, over.red, share), part(under.green, over.green, share), part(under.blue, over.blue, share));
	}

	private static int part(int under, int over, double share) {
		return (int) Math.round(under * (1 - share) + over * share);
	}

	private static double luminance(RGB color) {
		return .2126 * linear(color.red) + .7152 * linear(color.green) + .0722 * linear(color.blue);
	}

	private static double linear(int component) {
		double value = component / 255.0;
		return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
	}
}
