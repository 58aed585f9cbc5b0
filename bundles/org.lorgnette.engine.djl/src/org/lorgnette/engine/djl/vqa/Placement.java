package org.lorgnette.engine.djl.vqa;

import java.util.Arrays;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;

/**
 * Where a picture lies in what a network takes: in its upper left corner, over as many whole patches as keep the picture's
 * proportions best. Below and right of it the pixels of its edge go on.
 *
 * @param grid the patches that the picture takes
 * @param width in pixels of the network's; likewise the height
 */
public record Placement(PatchGrid grid, int width, int height) {

	public static Placement of(Picture picture, ImageInput input) {
		double scale = Math.min((double) input.width() / picture.width(), (double) input.height() / picture.height());
		int columns = patches(picture.width() * scale, input.width(), input.grid().columns());
		int rows = patches(picture.height() * scale, input.height(), input.grid().rows());
		return new Placement(new PatchGrid(rows, columns), columns * input.width() / input.grid().columns(),
				rows * input.height() / input.grid().rows());
	}

	private static int patches(double pixels, int side, int most) {
		return Math.clamp(Math.round(pixels * most / side), 1, most);
	}

	/**
	 * The colours as the network takes them, 0 to 255: [colours, height, width], row-major.
	 *
	 * @throws java.util.concurrent.CancellationException
	 *             if the work was cancelled
	 */
	public byte[] colours(Picture picture, ImageInput input, Cancellation cancellation) {
		byte[] scaled = PictureScaler.scale(picture, width, height, cancellation);
		if (width == input.width() && height == input.height()) {
			return scaled;
		}
		byte[] colours = new byte[input.values()];
		for (int row = 0; row < ImageInput.COLOURS * input.height(); row++) {
			int from = (row / input.height() * height + Math.min(row % input.height(), height - 1)) * width;
			int to = row * input.width();
			System.arraycopy(scaled, from, colours, to, width);
			Arrays.fill(colours, to + width, to + input.width(), scaled[from + width - 1]);
		}
		return colours;
	}
}
