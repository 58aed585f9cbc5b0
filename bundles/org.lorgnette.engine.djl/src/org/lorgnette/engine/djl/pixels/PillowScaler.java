package org.lorgnette.engine.djl.pixels;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;

/**
 * Scales pictures to the byte as Pillow does ({@code ImagingResample} for 8 bits): rows first, rounded to bytes, then columns, in
 * whole numbers. Transparency is dropped, as {@code convert("RGB")} does: a pixel that cannot be seen has the colour it is stored
 * with. Only what a frame shows is computed.
 */
public final class PillowScaler {

	private static final int ROWS_A_LOOK = 16;
	private static final int HALF = 1 << Taps.BITS - 1;

	private PillowScaler() {
	}

	/**
	 * @param width
	 *            that the whole picture is scaled to
	 * @param frame
	 *            the part of the scaled picture that is wanted
	 * @throws IllegalArgumentException
	 *             if a side is not positive
	 * @throws java.util.concurrent.CancellationException
	 *             if the work was cancelled
	 */
	public static Raster scale(Picture picture, Resampling resampling, int width, int height, Frame frame,
			Cancellation cancellation) {
		if (width < 1 || height < 1 || frame.width() < 1 || frame.height() < 1) {
			throw new IllegalArgumentException("not a size: " + width + " x " + height + ", " + frame);
		}
		Taps across = visible(resampling, picture.width(), width, frame.left(), frame.width());
		Taps down = visible(resampling, picture.height(), height, frame.top(), frame.height());
		int rows = down.end() - down.begin();
		byte[] squeezed = new byte[Math.multiplyExact(Raster.BANDS * across.count(), rows)];
		for (int row = 0; row < rows; row++) {
			if (row % ROWS_A_LOOK == 0) {
				cancellation.check();
			}
			squeeze(picture, down.begin() + row, across, squeezed, Raster.BANDS * across.count() * row);
		}
		byte[] colours = new byte[Math.multiplyExact(Raster.BANDS * frame.width(), frame.height())];
		for (int row = 0; row < down.count(); row++) {
			if (row % ROWS_A_LOOK == 0) {
				cancellation.check();
			}
			int at = (down.from() + row - frame.top()) * frame.width() + across.from() - frame.left();
			mix(squeezed, across.count(), down.firsts()[row] - down.begin(), down.weights()[row], colours, Raster.BANDS * at);
		}
		return new Raster(frame.width(), frame.height(), colours);
	}

	private static Taps visible(Resampling resampling, int source, int target, int begin, int length) {
		int from = Math.clamp(begin, 0, target);
		return Taps.of(resampling, source, target, from, Math.clamp((long) begin + length, from, target));
	}

	private static void squeeze(Picture picture, int y, Taps across, byte[] to, int begin) {
		int at = begin;
		for (int place = 0; place < across.count(); place++) {
			int red = HALF;
			int green = HALF;
			int blue = HALF;
			int x = across.firsts()[place];
			for (int weight : across.weights()[place]) {
				int pixel = picture.argb(x++, y);
				red += (pixel >> 16 & 0xFF) * weight;
				green += (pixel >> 8 & 0xFF) * weight;
				blue += (pixel & 0xFF) * weight;
			}
			to[at++] = clip(red);
			to[at++] = clip(green);
			to[at++] = clip(blue);
		}
	}

	private static void mix(byte[] from, int width, int first, int[] weights, byte[] to, int begin) {
		int line = Raster.BANDS * width;
		for (int i = 0; i < line; i++) {
			int sum = HALF;
			int at = first * line + i;
			for (int weight : weights) {
				sum += (from[at] & 0xFF) * weight;
				at += line;
			}
			to[begin + i] = clip(sum);
		}
	}

	private static byte clip(int sum) {
		return (byte) Math.clamp(sum >> Taps.BITS, 0, 255);
	}
}
