package org.lorgnette.world.draw;

/**
 * A square picture.
 *
 * @param edge
 *            width and height in pixels
 * @param rgb
 *            bytes of red, green and blue, row by row from the top left
 */
public record Raster(int edge, byte[] rgb) {

	/** Red, green and blue, a byte each. */
	public int pixel(int x, int y) {
		int at = 3 * (y * edge + x);
		return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
	}
}
