package org.lorgnette.world.scene;

/**
 * One thing in a scene. Lengths are in pixels from the picture's top left corner.
 *
 * @param x
 *            centre
 * @param radius
 *            of the circle around the centre that the drawn shape stays in
 * @param turn
 *            radians, clockwise
 * @param rgb
 *            what it is painted with
 */
public record Thing(Shape shape, Colour colour, Size size, double x, double y, double radius, double turn, int rgb) {

	/** A thing as its colour and size are on average, upright. */
	public static Thing plain(Shape shape, Colour colour, Size size, double x, double y, int edge) {
		return new Thing(shape, colour, size, x, y, size.radius() * edge, 0, colour.rgb());
	}

	public Trait trait(Attribute attribute) {
		return switch (attribute) {
			case COLOUR -> colour;
			case SHAPE -> shape;
			case SIZE -> size;
		};
	}
}
