package org.lorgnette.engine.visual;

import java.util.Arrays;

/** An immutable picture: its pixels row by row from the top left, each {@code 0xAARRGGBB} (sRGB, not premultiplied). */
public final class Picture {

	private final int width;
	private final int height;
	private final int[] pixels;

	private Picture(int width, int height, int[] pixels) {
		this.width = width;
		this.height = height;
		this.pixels = pixels;
	}

	/**
	 * @param pixels
	 *            copied
	 * @throws IllegalArgumentException
	 *             if a side is not positive or there are not {@code width * height} pixels
	 */
	public static Picture of(int width, int height, int[] pixels) {
		if (width < 1 || height < 1 || (long) width * height != pixels.length) {
			throw new IllegalArgumentException("not a picture: " + width + " x " + height + " with " + pixels.length + " pixels");
		}
		return new Picture(width, height, pixels.clone());
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** @throws ArrayIndexOutOfBoundsException if the place is below or right of the picture */
	public int argb(int x, int y) {
		return pixels[y * width + x];
	}

	/** A copy of all pixels. */
	public int[] pixels() {
		return pixels.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Picture picture && picture.width == width && Arrays.equals(picture.pixels, pixels);
	}

	@Override
	public int hashCode() {
		return 31 * width + Arrays.hashCode(pixels);
	}

	@Override
	public String toString() {
		return width + " x " + height + " pixels";
	}
}
