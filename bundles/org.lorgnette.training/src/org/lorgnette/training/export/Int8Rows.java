package org.lorgnette.training.export;

/**
 * A matrix in 8 bits with a scale for each row: {@code value = scales[row] * codes}, codes from -127 to 127, no zero point. The
 * largest value of a row is met exactly, every other by half a scale at most.
 *
 * @param codes the last axis fastest
 */
record Int8Rows(byte[] codes, float[] scales) {

	private static final int LARGEST = 127;

	static Int8Rows of(float[] values, int rows, int columns) {
		byte[] codes = new byte[values.length];
		float[] scales = new float[rows];
		for (int row = 0; row < rows; row++) {
			float largest = 0;
			for (int i = row * columns; i < (row + 1) * columns; i++) {
				largest = Math.max(largest, Math.abs(values[i]));
			}
			// A quotient that underflows would make the scale 0 and the codes infinite; such rows are 0 for every purpose.
			float scale = largest / LARGEST >= Float.MIN_NORMAL ? largest / LARGEST : 1;
			scales[row] = scale;
			for (int i = row * columns; i < (row + 1) * columns; i++) {
				codes[i] = (byte) Math.clamp(Math.round(values[i] / scale), -LARGEST, LARGEST);
			}
		}
		return new Int8Rows(codes, scales);
	}

	/** The codes of the transposed matrix; the scales then belong to its columns. */
	byte[] transposedCodes() {
		int rows = scales.length;
		int columns = rows == 0 ? 0 : codes.length / rows;
		byte[] transposed = new byte[codes.length];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				transposed[column * rows + row] = codes[row * columns + column];
			}
		}
		return transposed;
	}
}
