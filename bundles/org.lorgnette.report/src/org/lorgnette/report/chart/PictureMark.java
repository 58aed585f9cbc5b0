package org.lorgnette.report.chart;

import org.lorgnette.engine.visual.PixelBox;

/** Something laid over a picture, in pixels of the picture. Whoever draws it decides what suits the scale. */
public sealed interface PictureMark {

	PixelBox box();

	/**
	 * A colour over a box.
	 *
	 * @param rgb {@code 0xRRGGBB}
	 * @param opacity 0..1
	 * @param hatched with slanting lines besides, for those who do not see the colour
	 */
	record Tint(PixelBox box, int rgb, double opacity, boolean hatched) implements PictureMark {
	}

	/**
	 * A line around a box, black with white around it, which shows on any picture.
	 *
	 * @param width of the black line, in points
	 */
	record Frame(PixelBox box, Line line, int width) implements PictureMark {
	}

	/** Dotted lines between patches; the box is all of the picture. */
	record Grid(PixelBox box, int rows, int columns) implements PictureMark {
	}

	/** White text on black; in the middle of a box only if there is room for it. */
	record Label(PixelBox box, String text, Place place) implements PictureMark {
	}

	/** How a frame is drawn. */
	enum Line {
		SOLID, DASHED, DOTTED
	}

	/** Where a label stands. */
	enum Place {
		MIDDLE, ABOVE
	}
}
