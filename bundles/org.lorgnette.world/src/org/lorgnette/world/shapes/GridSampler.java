package org.lorgnette.world.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.world.scene.Dice;

/** Draws grids, more and less full ones, with every colour and every shape as likely as the others in every cell. */
final class GridSampler {

	static final int FEWEST = 4;
	private static final double EMPTIEST = 0.65;
	private static final double FULLEST = 0.95;
	private static final List<Quality> SHAPES = List.of(Quality.CIRCLE, Quality.SQUARE, Quality.TRIANGLE);
	private static final List<Quality> COLOURS = List.of(Quality.RED, Quality.GREEN, Quality.BLUE);

	private GridSampler() {
	}

	static Grid draw(Dice dice) {
		double full = dice.between(EMPTIEST, FULLEST);
		List<Optional<Item>> cells = new ArrayList<>();
		for (int i = 0; i < Grid.CELLS; i++) {
			cells.add(dice.chance(full) ? Optional.of(new Item(dice.oneOf(SHAPES), dice.oneOf(COLOURS))) : Optional.empty());
		}
		return new Grid(cells);
	}
}
