package org.lorgnette.engine.visual.explain;

import java.util.BitSet;

import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

/** Covers patches of a picture with its mean colour, which draws no edge of its own where the picture is even. */
final class Covering {

	private Covering() {
	}

	static Picture of(Picture picture, PatchGrid grid, BitSet hidden) {
		if (hidden.isEmpty()) {
			return picture;
		}
		int[] pixels = picture.pixels();
		int mean = mean(pixels);
		hidden.stream().forEach(patch -> {
			PixelBox box = grid.box(patch, picture);
			for (int y = box.y(); y < box.y() + box.height(); y++) {
				for (int x = box.x(); x < box.x() + box.width(); x++) {
					pixels[y * picture.width() + x] = mean;
				}
			}
		});
		return Picture.of(picture.width(), picture.height(), pixels);
	}

	private static int mean(int[] pixels) {
		long[] sums = new long[Integer.BYTES];
		for (int pixel : pixels) {
			for (int channel = 0; channel < sums.length; channel++) {
				sums[channel] += pixel >>> Byte.SIZE * channel & 0xFF;
			}
		}
		int mean = 0;
		for (int channel = 0; channel < sums.length; channel++) {
			mean |= (int) Math.round((double) sums[channel] / pixels.length) << Byte.SIZE * channel;
		}
		return mean;
	}
}
