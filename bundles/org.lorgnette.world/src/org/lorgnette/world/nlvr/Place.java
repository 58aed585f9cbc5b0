package org.lorgnette.world.nlvr;

import java.util.List;

/** Where in its box a thing touches the wall. */
enum Place {
	ANYWHERE(""), WALL(" touching the wall", " touching the edge", " touching a wall", " closely touching a wall"),
	NO_WALL(" not touching any edge", " not touching the wall", " not touching any wall"),
	CORNER(" touching a corner", " closely touching a corner", " touching the corner"),
	BOTTOM(" touching the bottom", " touching the base", " closely touching the bottom of a box"),
	TOP(" touching the top", " closely touching the top of a box");

	private final List<String> phrases;

	Place(String... phrases) {
		this.phrases = List.of(phrases);
	}

	List<String> phrases() {
		return phrases;
	}

	boolean holds(Item item) {
		boolean level = item.isAtTop() || item.isAtBottom();
		return switch (this) {
			case ANYWHERE -> true;
			case WALL -> item.isAtSide() || level;
			case NO_WALL -> !item.isAtSide() && !level;
			case CORNER -> item.isAtSide() && level;
			case BOTTOM -> item.isAtBottom();
			case TOP -> item.isAtTop();
		};
	}
}
