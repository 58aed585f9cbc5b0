package org.lorgnette.ui.picture;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

/** Draws a box in the picture: dragging spans it, arrow keys move it, with Shift they change its size. */
final class BoxDrawing {

	/** The share of a side that an arrow key moves the box by. */
	private static final int STEPS = 64;

	private final PictureState state;
	private Optional<Point> corner = Optional.empty();

	BoxDrawing(PictureState state) {
		this.state = state;
	}

	/** Whether the drag that begins at this pixel draws: while boxes are drawn, and with Shift at any time. */
	boolean press(Optional<Point> pixel, Event event) {
		corner = state.isDrawing() || (event.stateMask & SWT.SHIFT) != 0 ? pixel : Optional.empty();
		return corner.isPresent();
	}

	boolean isDragging() {
		return corner.isPresent();
	}

	/** The pointer may have left the picture: the box ends at its edge. */
	void drag(Viewport view, int x, int y) {
		Point from = corner.orElseThrow();
		Point to = view.nearestPixel(x, y);
		state.draw(Optional.of(new PixelBox(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(from.x - to.x) + 1,
				Math.abs(from.y - to.y) + 1)));
	}

	void release() {
		corner = Optional.empty();
	}

	/** Takes a key if boxes are drawn; says whether it was one for the box. */
	boolean key(Event event) {
		if (event.character == 'b' || event.character == 'B') {
			state.setDrawing(!state.isDrawing());
			return true;
		}
		if (event.keyCode == SWT.DEL || event.keyCode == SWT.BS) {
			state.draw(Optional.empty());
			return true;
		}
		if (!state.isDrawing() || (event.stateMask & SWT.MOD1) != 0) {
			return false;
		}
		boolean resizes = (event.stateMask & SWT.SHIFT) != 0;
		switch (event.keyCode) {
		case SWT.ARROW_LEFT -> change(resizes, -1, 0);
		case SWT.ARROW_RIGHT -> change(resizes, 1, 0);
		case SWT.ARROW_UP -> change(resizes, 0, -1);
		case SWT.ARROW_DOWN -> change(resizes, 0, 1);
		case SWT.CR, SWT.KEYPAD_CR, SWT.ESC -> state.setDrawing(false);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void change(boolean resizes, int right, int down) {
		state.picture().ifPresent(picture -> {
			PixelBox box = state.box().orElse(null);
			state.draw(Optional.of(box == null ? first(picture)
					: resizes ? resized(box, picture, right, down) : moved(box, picture, right, down)));
		});
	}

	/** Around the patch that was chosen, or in the middle. */
	private PixelBox first(Picture picture) {
		if (state.grid().isPresent() && state.patch().isPresent()) {
			return state.grid().get().box(state.patch().getAsInt(), picture);
		}
		int width = Math.max(1, picture.width() / 4);
		int height = Math.max(1, picture.height() / 4);
		return new PixelBox((picture.width() - width) / 2, (picture.height() - height) / 2, width, height);
	}

	private static PixelBox moved(PixelBox box, Picture picture, int right, int down) {
		return new PixelBox(Math.clamp(box.x() + (long) right * step(picture.width()), 0, picture.width() - box.width()),
				Math.clamp(box.y() + (long) down * step(picture.height()), 0, picture.height() - box.height()), box.width(), box.height());
	}

	private static PixelBox resized(PixelBox box, Picture picture, int right, int down) {
		return new PixelBox(box.x(), box.y(), Math.clamp(box.width() + (long) right * step(picture.width()), 1, picture.width() - box.x()),
				Math.clamp(box.height() + (long) down * step(picture.height()), 1, picture.height() - box.y()));
	}

	private static int step(int side) {
		return Math.max(1, side / STEPS);
	}
}
