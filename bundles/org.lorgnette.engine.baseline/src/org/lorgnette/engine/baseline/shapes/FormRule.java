package org.lorgnette.engine.baseline.shapes;

/**
 * Tells forms apart by the proportions of their outline: the largest triangle in it fills all of a triangle, 1/2 of a rectangle and 0.41
 * of an ellipse; it fills 1/2, all and 0.79 of the smallest rectangle around it.
 */
final class FormRule {

	private static final double TRIANGLE = 0.7;
	/** In pixels. The corners of smaller triangles are lost in their edges' blur. */
	private static final double SMALL = 300;
	private static final double SMALL_TRIANGLE = 0.56;
	private static final double RECTANGLE = 0.92;
	private static final double ELLIPSE = 0.68;
	private static final double ELLIPSE_TRIANGLE = 0.56;
	/** What fills less of its hull has dents. */
	private static final double SOLID = 0.85;
	private static final double EVEN = 0.04;

	/** A form and how clear it is, 0.5 to 1. */
	record Named(Form form, double score) {
	}

	private FormRule() {
	}

	/**
	 * @param filled
	 *            the thing's area with its holes, in the outline's steps
	 * @param pixel
	 *            steps a pixel
	 */
	static Named of(Outline outline, double filled, int pixel) {
		double triangle = outline.triangleShare();
		double rectangle = outline.rectangleShare();
		if (filled / outline.hullArea() < SOLID) {
			return new Named(Form.OTHER, clear(SOLID - filled / outline.hullArea(), 0.1));
		}
		double least = filled < SMALL * pixel * pixel ? SMALL_TRIANGLE : TRIANGLE;
		if (triangle > least) {
			return new Named(Form.TRIANGLE, clear(triangle - least, 0.06));
		}
		// Sides of a few pixels cannot be compared more exactly than to a fraction of a pixel.
		boolean even = outline.aspect() < 1 + Math.max(EVEN, 0.6 * pixel / Math.sqrt(filled));
		if (rectangle > RECTANGLE) {
			return new Named(even ? Form.SQUARE : Form.RECTANGLE, clear(rectangle - RECTANGLE, 0.04));
		}
		if (rectangle > ELLIPSE && triangle < ELLIPSE_TRIANGLE) {
			return new Named(even ? Form.CIRCLE : Form.ELLIPSE, clear(Math.min(rectangle - ELLIPSE, RECTANGLE - rectangle), 0.04));
		}
		return new Named(Form.OTHER, 0.55);
	}

	private static double clear(double distance, double depth) {
		return 0.5 + 0.5 * Math.min(1, distance / depth);
	}
}
