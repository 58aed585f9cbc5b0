package org.lorgnette.training.vision;

/** Sines and cosines that tell places of a grid apart: half of a vector for the row, half for the column. */
final class PlaceVectors {

	/** The longest wave, in patches, is this times 2 pi. */
	private static final double LONGEST = 100;
	/** Small beside what the stem gives, which is about 1. */
	private static final double SIZE = 0.5;

	private PlaceVectors() {
	}

	/** [rows * columns, width]; 4 divides the width. */
	static float[] of(int rows, int columns, int width) {
		float[] vectors = new float[rows * columns * width];
		int half = width / 2;
		for (int place = 0; place < rows * columns; place++) {
			fill(vectors, place * width, place / columns, half);
			fill(vectors, place * width + half, place % columns, half);
		}
		return vectors;
	}

	private static void fill(float[] vectors, int begin, int place, int length) {
		for (int i = 0; i < length / 2; i++) {
			double angle = place / Math.pow(LONGEST, 2.0 * i / length);
			vectors[begin + 2 * i] = (float) (SIZE * Math.sin(angle));
			vectors[begin + 2 * i + 1] = (float) (SIZE * Math.cos(angle));
		}
	}
}
