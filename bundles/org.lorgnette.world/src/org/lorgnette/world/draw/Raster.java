package org.lorgnette.world.draw;

/**
 * A picture.
 *
 * @param width
 *            in pixels
 * @param height
 *            in pixels
 * @param rgb
 *            bytes of red, green and blue, row by row from the top left
 */
public record Raster(int width, int height, byte[] rgb) {

	/** All black. */
	public Raster(int width, int height) {
		this(width, height, new byte[3 * width * height]);
	}

	/** Red, green and blue, a byte each. */
	public int pixel(int x, int y) {
		int at = 3 * (y * width + x);
		return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
	}

	/**
	 * Covers part of a pixel.
	 *
	 * @param share
	 *            of the pixel, 0 to 1
	 * @param colour
	 *            red, green and blue, a byte each
	 */
	public void cover(int x, int y, double share, int colour) {
		for (int channel = 0; channel < 3; channel++) {
			int at = 3 * (y * width + x) + channel;
			rgb[at] = (byte) Math.round((1 - share) * (rgb[at] & 0xFF) + share * (colour >> 16 - 8 * channel & 0xFF));
		}
	}
}
