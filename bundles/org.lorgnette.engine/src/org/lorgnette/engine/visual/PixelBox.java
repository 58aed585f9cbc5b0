package org.lorgnette.engine.visual;

/** An upright rectangle of whole pixels; {@code x} and {@code y} are its left and top edge from the picture's top left corner. */
public record PixelBox(int x, int y, int width, int height) {

	/** @throws IllegalArgumentException unless it holds at least one pixel right and below of the origin */
	public PixelBox {
		if (x < 0 || y < 0 || width < 1 || height < 1) {
			throw new IllegalArgumentException("not a box: x " + x + ", y " + y + ", " + width + " x " + height);
		}
	}

	public long area() {
		return (long) width * height;
	}

	/** How many pixels the two share. */
	public long overlap(PixelBox other) {
		long across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
		long down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
		return across > 0 && down > 0 ? across * down : 0;
	}
}
