package org.lorgnette.world.nlvr;

import java.util.Arrays;

import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Raster;

/** Paints boxes as the public pictures are: light grey, with a dark grey stripe between one and the next. */
final class BoxesPainter {

	static final int HEIGHT = Boxes.EDGE;
	static final int STRIPE = 50;
	static final int WIDTH = Boxes.COUNT * Boxes.EDGE + (Boxes.COUNT - 1) * STRIPE;

	private static final int LIGHT = 211;
	private static final int DARK = 0x808080;
	/** Points in a row of a pixel that say how much of it is covered. */
	private static final int FINE = 8;

	private BoxesPainter() {
	}

	static Raster paint(Boxes boxes) {
		Raster raster = new Raster(WIDTH, HEIGHT);
		Arrays.fill(raster.rgb(), (byte) LIGHT);
		for (int i = 0; i < Boxes.COUNT; i++) {
			for (int x = left(i) + Boxes.EDGE; x < Math.min(WIDTH, left(i + 1)); x++) {
				for (int y = 0; y < HEIGHT; y++) {
					raster.cover(x, y, 1, DARK);
				}
			}
			for (Item item : boxes.boxes().get(i)) {
				paint(item, left(i), raster);
			}
		}
		return raster;
	}

	/** The left edge of a box in pixels. */
	private static int left(int box) {
		return box * (Boxes.EDGE + STRIPE);
	}

	/** A box. */
	static Box area(int box) {
		return new Box(left(box), 0, Boxes.EDGE, Boxes.EDGE);
	}

	/** A thing in a box. */
	static Box area(int box, Item item) {
		return new Box(left(box) + item.x(), item.y(), item.size(), item.size());
	}

	private static void paint(Item item, int left, Raster raster) {
		double half = item.size() / 2.0;
		for (int y = 0; y < item.size(); y++) {
			for (int x = 0; x < item.size(); x++) {
				int covered = 0;
				for (int i = 0; i < FINE * FINE; i++) {
					covered += isInside(item.figure(), half, x + (i % FINE + 0.5) / FINE - half, y + (i / FINE + 0.5) / FINE - half) ? 1 : 0;
				}
				raster.cover(left + item.x() + x, item.y() + y, (double) covered / (FINE * FINE), item.tint().rgb());
			}
		}
	}

	private static boolean isInside(Figure figure, double half, double across, double down) {
		return switch (figure) {
			case CIRCLE -> across * across + down * down <= half * half;
			case SQUARE -> true;
			case TRIANGLE -> Math.abs(across) <= (down + half) / 2;
		};
	}
}
