package org.lorgnette.engine.baseline.shapes;

import java.util.Arrays;

import org.lorgnette.engine.visual.Picture;

/** Draws smooth shapes without a graphics library: each pixel is covered by the share of 8 x 8 points in it that lie in the shape. */
public final class Canvas {

	private static final int POINTS = 8;

	private final int width;
	private final int height;
	private final int[] pixels;

	/** Whether a point lies in a shape. */
	@FunctionalInterface
	interface Area {
		boolean holds(double x, double y);
	}

	private Canvas(int width, int height, int ground) {
		this.width = width;
		this.height = height;
		this.pixels = new int[width * height];
		Arrays.fill(pixels, 0xFF000000 | ground);
	}

	public static Canvas white(int width, int height) {
		return new Canvas(width, height, 0xFFFFFF);
	}

	static Canvas of(int width, int height, int ground) {
		return new Canvas(width, height, ground);
	}

	public Canvas disc(double x, double y, double radius, int colour) {
		return draw((px, py) -> Math.hypot(px - x, py - y) <= radius, colour);
	}

	public Canvas box(double x, double y, double boxWidth, double boxHeight, int colour) {
		return draw((px, py) -> px >= x && py >= y && px < x + boxWidth && py < y + boxHeight, colour);
	}

	/** A triangle that points up, with its top at x. */
	Canvas triangle(double x, double y, double side, int colour) {
		return draw((px, py) -> py >= y && py < y + side && Math.abs(px - x) <= (py - y) / 2, colour);
	}

	Canvas draw(Area area, int colour) {
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int inside = 0;
				for (int point = 0; point < POINTS * POINTS; point++) {
					inside += area.holds(x + (point % POINTS + 0.5) / POINTS, y + (point / POINTS + 0.5) / POINTS) ? 1 : 0;
				}
				pixels[y * width + x] = mix(pixels[y * width + x], colour, inside / (double) (POINTS * POINTS));
			}
		}
		return this;
	}

	private static int mix(int below, int above, double share) {
		int mixed = 0xFF000000;
		for (int shift = 0; shift <= 16; shift += 8) {
			mixed |= (int) Math.round((1 - share) * (below >> shift & 0xFF) + share * (above >> shift & 0xFF)) << shift;
		}
		return mixed;
	}

	public Picture picture() {
		return Picture.of(width, height, pixels);
	}
}
