package org.lorgnette.world.shapes;

import java.util.Locale;
import java.util.OptionalInt;

/** Where one cell lies from the cell next to it. */
enum Side {
	LEFT_OF(0, -1), RIGHT_OF(0, 1), ABOVE(-1, 0), BELOW(1, 0);

	private final int down;
	private final int across;

	Side(int down, int across) {
		this.down = down;
		this.across = across;
	}

	String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	boolean isOpposite(Side other) {
		return down == -other.down && across == -other.across;
	}

	/** The cell on this side of a cell, unless it is out of the picture. */
	OptionalInt of(int cell) {
		int row = cell / Grid.SIDE + down;
		int column = cell % Grid.SIDE + across;
		return row < 0 || row >= Grid.SIDE || column < 0 || column >= Grid.SIDE ? OptionalInt.empty()
				: OptionalInt.of(row * Grid.SIDE + column);
	}
}
