package org.lorgnette.ui.evaluation.chart;

import java.awt.image.BufferedImage;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Pictures from one toolkit to the other. */
public final class Pixels {

	private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);

	private Pixels() {
	}

	/** A copy without transparency. */
	public static ImageData of(BufferedImage image) {
		int width = image.getWidth();
		ImageData data = new ImageData(width, image.getHeight(), 24, RGB);
		int[] row = new int[width];
		for (int y = 0; y < image.getHeight(); y++) {
			image.getRGB(0, y, width, 1, row, 0, width);
			int at = y * data.bytesPerLine;
			for (int pixel : row) {
				data.data[at++] = (byte) (pixel >> 16);
				data.data[at++] = (byte) (pixel >> 8);
				data.data[at++] = (byte) pixel;
			}
		}
		return data;
	}
}
