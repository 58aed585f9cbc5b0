package org.lorgnette.world.shapes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.lorgnette.world.scene.Dice;

/** Nine cells, row by row from the top left, each with a thing or empty. */
record Grid(List<Optional<Item>> cells) {

	/** Cells in a row, and rows. */
	static final int SIDE = 3;
	static final int CELLS = SIDE * SIDE;

	Grid {
		cells = List.copyOf(cells);
	}

	List<Integer> all(Quality quality) {
		return IntStream.range(0, CELLS).filter(cell -> is(cell, quality)).boxed().toList();
	}

	boolean is(int cell, Quality quality) {
		return cells.get(cell).filter(item -> item.is(quality)).isPresent();
	}

	int things() {
		return (int) cells.stream().filter(Optional::isPresent).count();
	}

	/** A number that equal grids share, scattered evenly. */
	long fingerprint() {
		long print = CELLS;
		for (Optional<Item> cell : cells) {
			print = Dice.of(print, cell.map(item -> 1L + item.shape().ordinal() * 6 + item.colour().ordinal()).orElse(0L)).bits();
		}
		return print;
	}
}
