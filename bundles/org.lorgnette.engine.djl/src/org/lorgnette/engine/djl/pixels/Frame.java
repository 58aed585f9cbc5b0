package org.lorgnette.engine.djl.pixels;

/** A rectangle over a picture; what of it lies outside is black. {@code left} and {@code top} may be negative. */
public record Frame(int left, int top, int width, int height) {

	/** All of a picture. */
	public static Frame whole(int width, int height) {
		return new Frame(0, 0, width, height);
	}

	/** Around the middle; where it cannot be halved, half a pixel up and left of it. */
	public static Frame centred(int pictureWidth, int pictureHeight, int width, int height) {
		return new Frame(Math.floorDiv(pictureWidth - width, 2), Math.floorDiv(pictureHeight - height, 2), width, height);
	}
}
