package org.lorgnette.world.nlvr;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.world.scene.Dice;

/** Draws what is in the boxes, about as often as in the public pictures, with all colours and all shapes alike. */
final class BoxesSampler {

	static final int MOST_ITEMS = 7;
	static final int MOST_BLOCKS = 4;
	static final int BLOCK = 20;
	/** From the upper edge of a block to that of the one above. */
	static final int STOREY = 21;

	private static final List<Integer> SIZES = List.of(10, 20, 30);
	private static final List<Figure> FIGURES = List.of(Figure.values());
	private static final List<Tint> TINTS = List.of(Tint.values());
	/** Of things that touch a wall, and of these the part that lies in a corner. */
	private static final double TOUCHING = 0.33;
	private static final double CORNER = 0.15;
	private static final int PLACES_TRIED = 60;

	private BoxesSampler() {
	}

	static Boxes draw(Dice dice) {
		boolean towers = dice.chance(0.5);
		List<List<Item>> boxes = new ArrayList<>();
		for (int i = 0; i < Boxes.COUNT; i++) {
			boxes.add(towers ? tower(dice) : scattered(dice));
		}
		return new Boxes(towers, boxes);
	}

	private static List<Item> tower(Dice dice) {
		int blocks = 1 + dice.below(MOST_BLOCKS);
		List<Item> tower = new ArrayList<>();
		for (int i = 0; i < blocks; i++) {
			tower.add(new Item(Figure.SQUARE, dice.oneOf(TINTS), BLOCK, (Boxes.EDGE - BLOCK) / 2, Boxes.EDGE - BLOCK - i * STOREY));
		}
		return tower;
	}

	private static List<Item> scattered(Dice dice) {
		int count = 1 + dice.below(MOST_ITEMS);
		List<Item> items = new ArrayList<>();
		for (int i = 0; i < PLACES_TRIED && items.size() < count; i++) {
			Item item = item(dice);
			if (items.stream().noneMatch(item::overlaps)) {
				items.add(item);
			}
		}
		return items;
	}

	private static Item item(Dice dice) {
		int size = dice.oneOf(SIZES);
		int end = Boxes.EDGE - size;
		int x = 1 + dice.below(end - 1);
		int y = 1 + dice.below(end - 1);
		if (dice.chance(TOUCHING)) {
			boolean corner = dice.chance(CORNER);
			boolean side = dice.chance(0.5);
			x = corner || side ? dice.below(2) * end : x;
			y = corner || !side ? dice.below(2) * end : y;
		}
		return new Item(dice.oneOf(FIGURES), dice.oneOf(TINTS), size, x, y);
	}
}
