package org.lorgnette.engine.baseline.shapes;

import java.util.Locale;

/** The colours that are told apart. */
enum Colour {
	RED("rouge"), ORANGE("orange"), BROWN("marron"), YELLOW("jaune"), GREEN("vert"), TEAL("turquoise"), BLUE("bleu"), PURPLE("violet"),
	PINK("rose"), BLACK("noir"), GRAY("gris"), WHITE("blanc");

	private final String french;

	Colour(String french) {
		this.french = french;
	}

	String word(boolean inFrench) {
		return inFrench ? french : name().toLowerCase(Locale.ROOT);
	}

	/** A colour's name and how far inside its region the colour lies, 0.5 (on the border) to 1. */
	record Named(Colour colour, double score) {
	}

	/**
	 * Names an opaque colour by hue, saturation and value. Borders of hue in degrees: red 15 orange 45 yellow 70 green 165 teal 200
	 * blue 260 purple 295 pink 345.
	 */
	static Named of(int rgb) {
		int red = rgb >> 16 & 0xFF;
		int green = rgb >> 8 & 0xFF;
		int blue = rgb & 0xFF;
		double value = Math.max(red, Math.max(green, blue)) / 255.0;
		double least = Math.min(red, Math.min(green, blue)) / 255.0;
		double chroma = value - least;
		double saturation = value == 0 ? 0 : chroma / value;
		if (value < 0.2) {
			return new Named(BLACK, inside(0.2 - value, 0.2));
		}
		if (saturation < 0.15) {
			return value > 0.88 ? new Named(WHITE, inside(value - 0.88, 0.12)) : new Named(GRAY, inside(0.15 - saturation, 0.15));
		}
		return ofHue(hue(red, green, blue, chroma * 255), saturation, value);
	}

	private static double hue(int red, int green, int blue, double chroma) {
		int most = Math.max(red, Math.max(green, blue));
		double sixth = most == red ? (green - blue) / chroma : most == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
		return (sixth * 60 + 360) % 360;
	}

	private static Named ofHue(double hue, double saturation, double value) {
		if (hue < 15 || hue >= 345) {
			double distance = hue < 15 ? 15 - hue : hue - 345;
			// Brown is a dark, dull red or orange; a pale red is pink.
			if (value < 0.75 && saturation < 0.9) {
				return new Named(BROWN, inside(0.75 - value, 0.2));
			}
			return saturation < 0.5 && value > 0.75 ? new Named(PINK, inside(0.5 - saturation, 0.3)) : new Named(RED, inside(distance, 15));
		}
		if (hue < 45) {
			return value < 0.75 ? new Named(BROWN, inside(0.75 - value, 0.2)) : new Named(ORANGE, between(hue, 15, 45));
		}
		if (hue < 70) {
			return new Named(YELLOW, between(hue, 45, 70));
		}
		if (hue < 165) {
			return new Named(GREEN, between(hue, 70, 165));
		}
		if (hue < 200) {
			return new Named(TEAL, between(hue, 165, 200));
		}
		if (hue < 260) {
			return new Named(BLUE, between(hue, 200, 260));
		}
		boolean purple = hue < 295 || value < 0.75;
		return purple ? new Named(PURPLE, between(hue, 260, 345)) : new Named(PINK, between(hue, 295, 345));
	}

	private static double between(double hue, double low, double high) {
		return inside(Math.min(hue - low, high - hue), (high - low) / 2);
	}

	/** From 0.5 on the border to 1 a third of the way in. */
	private static double inside(double distance, double depth) {
		return 0.5 + 0.5 * Math.min(1, 3 * distance / depth);
	}
}
