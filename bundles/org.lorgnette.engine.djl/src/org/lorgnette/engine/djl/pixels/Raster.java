package org.lorgnette.engine.djl.pixels;

/**
 * Colours without transparency.
 *
 * @param colours red, green and blue of each pixel, row by row, 0 to 255 unsigned; not to be changed
 */
public record Raster(int width, int height, byte[] colours) {

	static final int BANDS = 3;

	/** 0 to 255. */
	public int value(int x, int y, int colour) {
		return colours[BANDS * (y * width + x) + colour] & 0xFF;
	}
}
