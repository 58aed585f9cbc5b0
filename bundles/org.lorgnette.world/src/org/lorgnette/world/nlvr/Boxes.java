package org.lorgnette.world.nlvr;

import java.util.List;

import org.lorgnette.world.scene.Dice;

/**
 * What is in the three boxes, from left to right.
 *
 * @param towers
 *            whether they hold towers of blocks, the topmost block last, and not things here and there
 */
record Boxes(boolean towers, List<List<Item>> boxes) {

	/** Boxes in a picture. */
	static final int COUNT = 3;
	/** Width and height of a box in pixels. */
	static final int EDGE = 100;

	Boxes {
		boxes = boxes.stream().map(List::copyOf).toList();
	}

	/** A number that equal boxes share, scattered evenly. */
	long fingerprint() {
		long print = towers ? 1 : 0;
		for (List<Item> box : boxes) {
			print = Dice.of(print, box.size()).bits();
			for (Item item : box) {
				print = Dice.of(print, item.figure().ordinal(), item.tint().ordinal(), item.size(), item.x(), item.y()).bits();
			}
		}
		return print;
	}
}
