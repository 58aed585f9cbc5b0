package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

/**
 * A picture at halved sizes, so that a large one is painted as fast as a small one. Takes its time to make: not for the UI thread; must be
 * disposed.
 */
final class Pyramid {

	/** Larger pictures are shown at half their size or less, also when zoomed in. */
	private static final long MOST_PIXELS = 16_000_000;
	private static final long FEWEST_PIXELS = 500_000;

	private record Level(Image image, int factor) {
	}

	private final List<Level> levels = new ArrayList<>();

	Pyramid(Device device, Picture picture) {
		int[] pixels = picture.pixels();
		int width = picture.width();
		int height = picture.height();
		int factor = 1;
		boolean last = false;
		while (!last) {
			if ((long) width * height <= MOST_PIXELS) {
				levels.add(new Level(new Image(device, data(pixels, width, height)), factor));
			}
			last = (long) width * height <= FEWEST_PIXELS || width < 2 || height < 2;
			if (!last) {
				pixels = halve(pixels, width, height);
				width /= 2;
				height /= 2;
				factor *= 2;
			}
		}
	}

	static ImageData data(int[] argb, int width, int height) {
		ImageData data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		byte[] alpha = new byte[argb.length];
		boolean transparent = false;
		for (int i = 0; i < argb.length; i++) {
			alpha[i] = (byte) (argb[i] >>> 24);
			transparent |= argb[i] >>> 24 != 0xFF;
		}
		int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				row[x] = argb[y * width + x] & 0xFFFFFF;
			}
			data.setPixels(0, y, width, row, 0);
		}
		if (transparent) {
			data.alphaData = alpha;
		}
		return data;
	}

	/** Each pixel the mean of four. */
	static int[] halve(int[] argb, int width, int height) {
		int newWidth = width / 2;
		int newHeight = height / 2;
		int[] half = new int[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++) {
			for (int x = 0; x < newWidth; x++) {
				int at = 2 * y * width + 2 * x;
				half[y * newWidth + x] = mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
			}
		}
		return half;
	}

	private static int mean(int a, int b, int c, int d) {
		int mean = 0;
		for (int shift = 0; shift < 32; shift += 8) {
			int sum = (a >>> shift & 0xFF) + (b >>> shift & 0xFF) + (c >>> shift & 0xFF) + (d >>> shift & 0xFF);
			mean |= (sum + 2) / 4 << shift;
		}
		return mean;
	}

	/** Paints what can be seen; pixels stay sharp squares where they are larger than the screen's. */
	void paint(GC gc, Viewport view) {
		Level level = levels.getFirst();
		for (Level each : levels) {
			if (each.factor * view.scale() <= 1) {
				level = each;
			}
		}
		Rectangle visible = view.visible();
		Rectangle bounds = level.image.getBounds();
		int x = Math.min(visible.x / level.factor, bounds.width - 1);
		int y = Math.min(visible.y / level.factor, bounds.height - 1);
		int right = Math.min(bounds.width, (visible.x + visible.width + level.factor - 1) / level.factor);
		int bottom = Math.min(bounds.height, (visible.y + visible.height + level.factor - 1) / level.factor);
		int width = Math.max(1, right - x);
		int height = Math.max(1, bottom - y);
		Rectangle target = view.area(new PixelBox(x * level.factor, y * level.factor, width * level.factor, height * level.factor));
		gc.setAdvanced(true);
		gc.setInterpolation(view.scale() * level.factor >= 2 ? SWT.NONE : SWT.HIGH);
		gc.drawImage(level.image, x, y, width, height, target.x, target.y, Math.max(1, target.width), Math.max(1, target.height));
	}

	void dispose() {
		levels.forEach(level -> level.image.dispose());
	}
}
