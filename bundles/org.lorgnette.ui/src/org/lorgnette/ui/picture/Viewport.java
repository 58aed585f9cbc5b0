package org.lorgnette.ui.picture;

import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.engine.visual.PixelBox;

/**
 * Which part of a picture a control shows, and how large: {@code scale} is points of the control for each pixel of the picture. Immutable.
 */
record Viewport(int pictureWidth, int pictureHeight, int width, int height, double scale, double left, double top, boolean fits) {

	private static final double LARGEST = 64;
	private static final double STEP = 1.25;
	private static final int MARGIN = 4;

	/** All of the picture, as large as there is room for. */
	static Viewport fit(int pictureWidth, int pictureHeight, int width, int height) {
		double scale = Math.min(LARGEST, Math.min(Math.max(1, width - 2 * MARGIN) / (double) pictureWidth,
				Math.max(1, height - 2 * MARGIN) / (double) pictureHeight));
		return new Viewport(pictureWidth, pictureHeight, width, height, scale, 0, 0, true).centred();
	}

	/** The room has changed. */
	Viewport resize(int newWidth, int newHeight) {
		return fits ? fit(pictureWidth, pictureHeight, newWidth, newHeight)
				: new Viewport(pictureWidth, pictureHeight, newWidth, newHeight, scale, left, top, false).centred();
	}

	/** Another scale; what lies at {@code (x, y)} in the control stays there. */
	Viewport zoom(double newScale, int x, int y) {
		double smallest = Math.min(1.0, fit(pictureWidth, pictureHeight, width, height).scale);
		double bounded = Math.clamp(newScale, smallest, LARGEST);
		return new Viewport(pictureWidth, pictureHeight, width, height, bounded, x - (x - left) * bounded / scale,
				y - (y - top) * bounded / scale, false).centred();
	}

	Viewport zoomIn(int x, int y) {
		return zoom(scale * STEP, x, y);
	}

	Viewport zoomOut(int x, int y) {
		return zoom(scale / STEP, x, y);
	}

	Viewport pan(int right, int down) {
		return new Viewport(pictureWidth, pictureHeight, width, height, scale, left + right, top + down, fits).centred();
	}

	/** In the middle if it fits, else without empty room beside it. */
	private Viewport centred() {
		return new Viewport(pictureWidth, pictureHeight, width, height, scale, place(left, pictureWidth * scale, width),
				place(top, pictureHeight * scale, height), fits);
	}

	private static double place(double place, double length, int room) {
		return length <= room ? (room - length) / 2 : Math.clamp(place, room - length, 0);
	}

	/** The pixel of the picture at a point of the control. */
	Optional<Point> pixel(int x, int y) {
		int column = (int) Math.floor((x - left) / scale);
		int row = (int) Math.floor((y - top) / scale);
		return column < 0 || row < 0 || column >= pictureWidth || row >= pictureHeight ? Optional.empty()
				: Optional.of(new Point(column, row));
	}

	/** The pixel of the picture at a point of the control, or at the edge of the picture nearest to it. */
	Point nearestPixel(int x, int y) {
		return new Point((int) Math.clamp(Math.floor((x - left) / scale), 0, pictureWidth - 1.0),
				(int) Math.clamp(Math.floor((y - top) / scale), 0, pictureHeight - 1.0));
	}

	/** The same part of the same picture in another control. */
	Viewport in(int otherWidth, int otherHeight) {
		return fits ? fit(pictureWidth, pictureHeight, otherWidth, otherHeight)
				: new Viewport(pictureWidth, pictureHeight, otherWidth, otherHeight, scale, left + (otherWidth - width) / 2.0,
						top + (otherHeight - height) / 2.0, false).centred();
	}

	/** Where a box of the picture lies in the control. */
	Rectangle area(PixelBox box) {
		int x = (int) Math.round(left + box.x() * scale);
		int y = (int) Math.round(top + box.y() * scale);
		return new Rectangle(x, y, (int) Math.round(left + (box.x() + box.width()) * scale) - x,
				(int) Math.round(top + (box.y() + box.height()) * scale) - y);
	}

	/** The part of the picture that can be seen, in whole pixels. */
	Rectangle visible() {
		int x = Math.clamp((long) Math.floor(-left / scale), 0, pictureWidth - 1);
		int y = Math.clamp((long) Math.floor(-top / scale), 0, pictureHeight - 1);
		int right = Math.clamp((long) Math.ceil((width - left) / scale), x + 1, pictureWidth);
		int bottom = Math.clamp((long) Math.ceil((height - top) / scale), y + 1, pictureHeight);
		return new Rectangle(x, y, right - x, bottom - y);
	}
}
