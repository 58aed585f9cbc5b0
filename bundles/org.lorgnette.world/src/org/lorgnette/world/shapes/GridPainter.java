package org.lorgnette.world.shapes;

import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Raster;
import org.lorgnette.world.scene.Dice;

/** Paints grids as the public pictures are: on black, with soft edges, in pure colours and two sizes that vary a little. */
final class GridPainter {

	/** Width and height of a cell in pixels. */
	static final int CELL = 10;
	static final int EDGE = Grid.SIDE * CELL;

	/** Half the width of a thing in pixels is one of these or up to that much more. */
	private static final double SMALL = 2.25;
	private static final double LARGE = 3.4;
	private static final double SMALL_MORE = 0.5;
	private static final double LARGE_MORE = 0.75;
	private static final double OFF_CENTRE = 0.1;
	private static final int DARKEST = 200;
	private static final int OTHER_CHANNEL = 55;
	/** Points in a row of a pixel that say how much of it is covered. */
	private static final int FINE = 8;

	private GridPainter() {
	}

	static Raster paint(Grid grid, Dice dice) {
		Raster raster = new Raster(EDGE, EDGE);
		for (int cell = 0; cell < Grid.CELLS; cell++) {
			if (grid.cells().get(cell).isPresent()) {
				paint(grid.cells().get(cell).get(), box(cell), raster, dice);
			}
		}
		return raster;
	}

	static Box box(int cell) {
		return new Box(cell % Grid.SIDE * CELL, cell / Grid.SIDE * CELL, CELL, CELL);
	}

	private static void paint(Item item, Box box, Raster raster, Dice dice) {
		double size = dice.chance(0.5) ? dice.between(SMALL, SMALL + SMALL_MORE) : dice.between(LARGE, LARGE + LARGE_MORE);
		double x = CELL / 2.0 + dice.between(-OFF_CENTRE, OFF_CENTRE);
		double y = CELL / 2.0 + dice.between(-OFF_CENTRE, OFF_CENTRE);
		int colour = colour(item.colour(), dice);
		for (int row = 0; row < CELL; row++) {
			for (int column = 0; column < CELL; column++) {
				int covered = 0;
				for (int i = 0; i < FINE * FINE; i++) {
					double across = column + (i % FINE + 0.5) / FINE - x;
					double down = row + (i / FINE + 0.5) / FINE - y;
					covered += isInside(item.shape(), size, across, down) ? 1 : 0;
				}
				raster.cover(box.x() + column, box.y() + row, (double) covered / (FINE * FINE), colour);
			}
		}
	}

	private static boolean isInside(Quality shape, double size, double across, double down) {
		return switch (shape) {
			case CIRCLE -> across * across + down * down <= size * size;
			case SQUARE -> Math.abs(across) <= size && Math.abs(down) <= size;
			case TRIANGLE -> Math.abs(down) <= size && Math.abs(across) <= (down + size) / 2;
			case RED, GREEN, BLUE -> throw new IllegalArgumentException(shape + " is no shape");
		};
	}

	/** Two in three at full strength, half of these with a little of another channel. */
	private static int colour(Quality colour, Dice dice) {
		int strength = dice.below(3) < 2 ? 255 : DARKEST + dice.below(256 - DARKEST);
		int channel = colour.ordinal() - Quality.RED.ordinal();
		int rgb = strength << 16 - 8 * channel;
		if (strength == 255 && dice.chance(0.5)) {
			int other = (channel + 1 + dice.below(2)) % 3;
			rgb |= dice.below(OTHER_CHANNEL + 1) << 16 - 8 * other;
		}
		return rgb;
	}
}
