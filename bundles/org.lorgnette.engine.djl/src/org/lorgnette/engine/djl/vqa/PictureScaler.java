package org.lorgnette.engine.djl.vqa;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;

/**
 * Scales pictures by a triangle filter that is as wide as the pixels which it makes one of (the antialiased bilinear filter of
 * imaging libraries): a picture that has the size already stays as it is. What is transparent lies on white.
 */
public final class PictureScaler {

	/** Source rows between two looks at the cancellation. */
	private static final int ROWS_A_LOOK = 16;
	private static final int OPAQUE = 255;

	private PictureScaler() {
	}

	/** Of each place along a side: the first source place that it takes from, and the weights from there on. */
	private record Filter(int[] firsts, double[][] weights) {

		static Filter of(int from, int to) {
			double scale = (double) from / to;
			double reach = Math.max(1, scale);
			int[] firsts = new int[to];
			double[][] weights = new double[to][];
			for (int place = 0; place < to; place++) {
				double centre = (place + 0.5) * scale;
				int first = Math.max(0, (int) Math.floor(centre - reach));
				int end = Math.min(from, (int) Math.ceil(centre + reach));
				while (first < end - 1 && weight(first, centre, reach) <= 0) {
					first++;
				}
				while (end > first + 1 && weight(end - 1, centre, reach) <= 0) {
					end--;
				}
				weights[place] = new double[end - first];
				double sum = 0;
				for (int i = first; i < end; i++) {
					weights[place][i - first] = weight(i, centre, reach);
					sum += weights[place][i - first];
				}
				for (int i = 0; i < weights[place].length; i++) {
					weights[place][i] /= sum;
				}
				firsts[place] = first;
			}
			return new Filter(firsts, weights);
		}

		private static double weight(int place, double centre, double reach) {
			return Math.max(0, 1 - Math.abs(place + 0.5 - centre) / reach);
		}

		int end(int place) {
			return firsts[place] + weights[place].length;
		}
	}

	/**
	 * The colours of a scaled picture, 0 to 255: [colours, height, width], row-major.
	 *
	 * @throws java.util.concurrent.CancellationException
	 *             if the work was cancelled
	 */
	public static byte[] scale(Picture picture, int width, int height, Cancellation cancellation) {
		if (picture.width() == width && picture.height() == height) {
			return unscaled(picture, cancellation);
		}
		Filter across = Filter.of(picture.width(), width);
		Filter down = Filter.of(picture.height(), height);
		int size = width * height;
		double[] sums = new double[ImageInput.COLOURS * size];
		double[] row = new double[ImageInput.COLOURS * width];
		double[] line = new double[ImageInput.COLOURS * picture.width()];
		int top = 0;
		for (int y = 0; y < picture.height(); y++) {
			if (y % ROWS_A_LOOK == 0) {
				cancellation.check();
			}
			while (top < height && down.end(top) <= y) {
				top++;
			}
			if (top == height || down.firsts()[top] > y) {
				continue;
			}
			read(picture, y, line);
			squeeze(line, across, row, width);
			for (int place = top; place < height && down.firsts()[place] <= y; place++) {
				if (y < down.end(place)) {
					add(row, down.weights()[place][y - down.firsts()[place]], sums, place * width, width, size);
				}
			}
		}
		byte[] colours = new byte[sums.length];
		for (int i = 0; i < sums.length; i++) {
			colours[i] = (byte) Math.clamp(Math.round(sums[i]), 0, OPAQUE);
		}
		return colours;
	}

	/** The filter would leave it as it is, at the price of a network that looks at it. */
	private static byte[] unscaled(Picture picture, Cancellation cancellation) {
		int size = picture.width() * picture.height();
		byte[] colours = new byte[ImageInput.COLOURS * size];
		int at = 0;
		for (int y = 0; y < picture.height(); y++) {
			if (y % ROWS_A_LOOK == 0) {
				cancellation.check();
			}
			for (int x = 0; x < picture.width(); x++, at++) {
				int pixel = picture.argb(x, y);
				for (int colour = 0; colour < ImageInput.COLOURS; colour++) {
					colours[colour * size + at] = (byte) Math.round(onWhite(pixel, colour));
				}
			}
		}
		return colours;
	}

	private static void read(Picture picture, int y, double[] line) {
		for (int x = 0; x < picture.width(); x++) {
			int pixel = picture.argb(x, y);
			for (int colour = 0; colour < ImageInput.COLOURS; colour++) {
				line[ImageInput.COLOURS * x + colour] = onWhite(pixel, colour);
			}
		}
	}

	private static double onWhite(int pixel, int colour) {
		int alpha = pixel >>> 24;
		int value = pixel >> 16 - 8 * colour & OPAQUE;
		return alpha == OPAQUE ? value : (value * alpha + OPAQUE * (OPAQUE - alpha)) / (double) OPAQUE;
	}

	private static void squeeze(double[] line, Filter across, double[] row, int width) {
		for (int x = 0; x < width; x++) {
			double[] weights = across.weights()[x];
			double red = 0;
			double green = 0;
			double blue = 0;
			int at = ImageInput.COLOURS * across.firsts()[x];
			for (double weight : weights) {
				red += weight * line[at];
				green += weight * line[at + 1];
				blue += weight * line[at + 2];
				at += ImageInput.COLOURS;
			}
			row[x] = red;
			row[width + x] = green;
			row[2 * width + x] = blue;
		}
	}

	private static void add(double[] row, double weight, double[] sums, int begin, int width, int size) {
		for (int colour = 0; colour < ImageInput.COLOURS; colour++) {
			int to = colour * size + begin;
			int from = colour * width;
			for (int x = 0; x < width; x++) {
				sums[to + x] += weight * row[from + x];
			}
		}
	}
}
