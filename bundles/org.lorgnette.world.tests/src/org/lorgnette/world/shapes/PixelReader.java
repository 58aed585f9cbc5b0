package org.lorgnette.world.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.world.draw.Raster;

/** Reads grids off the pixels of pictures, painted here or published, without a word about how they were painted. */
final class PixelReader {

	private static final int DARK = 30;

	private PixelReader() {
	}

	static Grid read(Raster raster) {
		List<Optional<Item>> cells = new ArrayList<>();
		for (int cell = 0; cell < 9; cell++) {
			cells.add(item(raster, cell % 3 * 10, cell / 3 * 10));
		}
		return new Grid(cells);
	}

	private static Optional<Item> item(Raster raster, int left, int top) {
		double[][] light = new double[10][10];
		double[] sums = new double[3];
		double most = 0;
		for (int y = 0; y < 10; y++) {
			for (int x = 0; x < 10; x++) {
				int rgb = raster.pixel(left + x, top + y);
				for (int channel = 0; channel < 3; channel++) {
					int level = rgb >> 16 - 8 * channel & 0xFF;
					sums[channel] += level;
					light[y][x] = Math.max(light[y][x], level);
				}
				most = Math.max(most, light[y][x]);
			}
		}
		if (most < DARK) {
			return Optional.empty();
		}
		Quality colour = sums[0] > sums[1] && sums[0] > sums[2] ? Quality.RED : sums[1] > sums[2] ? Quality.GREEN : Quality.BLUE;
		return Optional.of(new Item(shape(light, most), colour));
	}

	/** A triangle has more below than above; in a square, each row is the same but for its strength. */
	private static Quality shape(double[][] light, double most) {
		double above = 0;
		double below = 0;
		double unlike = 0;
		for (int y = 0; y < 10; y++) {
			for (int x = 0; x < 10; x++) {
				above += y < 5 ? light[y][x] : 0;
				below += y < 5 ? 0 : light[y][x];
				double ofRow = Math.max(light[y][4], light[y][5]);
				double ofColumn = Math.max(light[4][x], light[5][x]);
				unlike += Math.abs(light[y][x] * most - ofRow * ofColumn) / most;
			}
		}
		if (above < 0.6 * below) {
			return Quality.TRIANGLE;
		}
		return unlike < 0.05 * (above + below) ? Quality.SQUARE : Quality.CIRCLE;
	}
}
