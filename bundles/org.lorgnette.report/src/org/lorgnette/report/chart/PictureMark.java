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
	 * A line around a box, dark with white around it, which shows on any picture.
	 *
	 * @param width of the dark line, in points
	 * @param rgb {@code 0xRRGGBB}
	 */
	record Frame(PixelBox box, Line line, int width, int rgb) implements PictureMark {

		/** A black one. */
		public Frame(PixelBox box, Line line, int width) {
			this(box, line, width, 0);
		}
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
