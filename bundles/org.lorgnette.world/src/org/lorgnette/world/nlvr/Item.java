package org.lorgnette.world.nlvr;

/**
 * A thing in a box.
 *
 * @param size
 *            width and height in pixels
 * @param x
 *            of its left edge, in pixels from that of its box
 * @param y
 *            of its upper edge, likewise
 */
record Item(Figure figure, Tint tint, int size, int x, int y) {

	boolean overlaps(Item other) {
		return x < other.x + other.size && other.x < x + size && y < other.y + other.size && other.y < y + size;
	}

	boolean isAtSide() {
		return x == 0 || x + size == Boxes.EDGE;
	}

	boolean isAtTop() {
		return y == 0;
	}

	boolean isAtBottom() {
		return y + size == Boxes.EDGE;
	}
}
