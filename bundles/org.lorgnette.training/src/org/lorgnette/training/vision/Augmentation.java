package org.lorgnette.training.vision;

import java.util.Random;

import org.lorgnette.engine.visual.PixelBox;

/**
 * Small changes of pictures that change no answer: moved a little, lighter or darker a little, grainy. Never mirrored or
 * turned, since questions speak of left and right.
 *
 * @param strength 0 for none, 1 for moves of up to a twenty-fifth of a side
 */
record Augmentation(double strength) {

	static final Augmentation NONE = new Augmentation(0);

	private static final double MOST_MOVE = 0.04;
	private static final double MOST_LIGHT = 0.05;
	private static final double GRAIN = 0.02;
	private static final double WHITE = 255;

	/** @param across pixels to the right, and down; @param factor of colours, and what is added to each */
	record Change(int across, int down, float factor, float shift) {

		static final Change NONE = new Change(0, 0, 1, 0);

		/** Where a box goes; cut at the edges of the picture. */
		PixelBox move(PixelBox box, int width, int height) {
			int left = Math.clamp(box.x() + across, 0, width - 1);
			int top = Math.clamp(box.y() + down, 0, height - 1);
			int right = Math.clamp(box.x() + box.width() + across, left + 1, width);
			int bottom = Math.clamp(box.y() + box.height() + down, top + 1, height);
			return new PixelBox(left, top, right - left, bottom - top);
		}
	}

	Change draw(int width, int height, Random random) {
		if (strength <= 0) {
			return Change.NONE;
		}
		int across = (int) Math.round(MOST_MOVE * strength * width);
		int down = (int) Math.round(MOST_MOVE * strength * height);
		return new Change(random.nextInt(-across, across + 1), random.nextInt(-down, down + 1),
				(float) (1 + strength * MOST_LIGHT * random.nextDouble(-1, 1)),
				(float) (strength * WHITE * MOST_LIGHT * random.nextDouble(-1, 1)));
	}

	/** The deviation of the noise that is added to each normalised value. */
	double grain() {
		return GRAIN * strength;
	}

	/**
	 * Writes a changed picture; pixels that come in are those of the edge.
	 *
	 * @param colours 0 to 255, [colours, height, width]
	 * @param table what each of the 256 values becomes, by colour
	 */
	static void fill(byte[] colours, int width, int height, float[][] table, Change change, float[] to, int begin) {
		int size = width * height;
		for (int colour = 0; colour < table.length; colour++) {
			float[] values = table[colour];
			float slope = values[255] - values[0];
			for (int y = 0; y < height; y++) {
				int row = colour * size + Math.clamp(y - change.down(), 0, height - 1) * width;
				int target = begin + colour * size + y * width;
				for (int x = 0; x < width; x++) {
					int value = colours[row + Math.clamp(x - change.across(), 0, width - 1)] & 0xFF;
					to[target + x] = change == Change.NONE ? values[value]
							: values[0] + slope * (float) Math.clamp((value * change.factor() + change.shift()) / WHITE, 0, 1);
				}
			}
		}
	}
}
