package org.lorgnette.engine.baseline.shapes;

/**
 * How much of each pixel of a box a thing covers. Read between the pixels, it shows the outline of things that are a few pixels wide:
 * smooth edges tell where within a pixel the border runs.
 */
final class Coverage {

	private static final double BORDER = 0.5;

	private final int width;
	private final int height;
	private final double[] shares;
	private double mass;
	private double x;
	private double y;

	/** A box of {@code width x height} pixels with nothing in it. */
	Coverage(int width, int height) {
		this.width = width;
		this.height = height;
		this.shares = new double[width * height];
	}

	void add(int column, int row, double share) {
		shares[row * width + column] = share;
		mass += share;
		x += share * (column + 0.5);
		y += share * (row + 0.5);
	}

	double area() {
		return mass;
	}

	/** Centre of gravity, from the box's left edge; likewise the other from its top. */
	double x() {
		return x / mass;
	}

	double y() {
		return y / mass;
	}

	private double at(int column, int row) {
		return column < 0 || row < 0 || column >= width || row >= height ? 0 : shares[row * width + column];
	}

	/** The outline with {@code factor} steps a pixel; {@code filled} gets its area in steps, with its holes and without. */
	Outline outline(int factor, double[] filled) {
		int[] lefts = new int[height * factor];
		int[] rights = new int[height * factor];
		int first = -1;
		int last = -1;
		for (int row = 0; row < height * factor; row++) {
			lefts[row] = Integer.MAX_VALUE;
			rights[row] = -1;
			double v = (row + 0.5) / factor - 0.5;
			for (int column = 0; column < width * factor; column++) {
				if (between((column + 0.5) / factor - 0.5, v) >= BORDER) {
					lefts[row] = Math.min(lefts[row], column);
					rights[row] = column;
					filled[1]++;
				}
			}
			if (rights[row] >= 0) {
				filled[0] += rights[row] - lefts[row] + 1;
				first = first < 0 ? row : first;
				last = row;
			}
		}
		return new Outline(lefts, rights, first, last);
	}

	private double between(double u, double v) {
		int column = (int) Math.floor(u);
		int row = (int) Math.floor(v);
		double right = u - column;
		double down = v - row;
		return (1 - down) * ((1 - right) * at(column, row) + right * at(column + 1, row))
				+ down * ((1 - right) * at(column, row + 1) + right * at(column + 1, row + 1));
	}
}
