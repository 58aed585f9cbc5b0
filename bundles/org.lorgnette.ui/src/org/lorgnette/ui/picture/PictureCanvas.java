package org.lorgnette.ui.picture;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;

/**
 * Shows a picture with its overlay. The wheel zooms with Ctrl, dragging pans; arrow keys move from patch to patch, with Ctrl the picture;
 * + and - zoom, 0 fits, 1 shows it pixel by pixel. B draws a box, R goes from one thing seen to the next.
 */
final class PictureCanvas extends Canvas {

	private static final int PAN = 32;
	private static final int MINIMUM = 16;

	private final PictureState state;
	private final BoxDrawing box;
	private Consumer<Viewport> looked = view -> {
	};
	private Optional<Viewport> view = Optional.empty();
	private Optional<Picture> seen = Optional.empty();
	private Optional<Point> dragged = Optional.empty();

	PictureCanvas(Composite parent, PictureState state) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.state = state;
		this.box = new BoxDrawing(state);
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Resize, event -> {
			view = view.map(old -> old.resize(getClientArea().width, getClientArea().height));
			redraw();
		});
		addListener(SWT.MouseMove, this::move);
		addListener(SWT.MouseExit, event -> state.pointAtPatch(OptionalInt.empty()));
		addListener(SWT.MouseDown, this::press);
		addListener(SWT.MouseUp, event -> release());
		addListener(SWT.MouseVerticalWheel, this::wheel);
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		state.addListener(this::refresh);
		describe();
	}

	private void refresh() {
		if (!isDisposed()) {
			if (!seen.equals(state.picture())) {
				seen = state.picture();
				fit();
			}
			redraw();
		}
	}

	/** Shows all of the picture. */
	void fit() {
		Rectangle area = getClientArea();
		use(state.picture().map(picture -> Viewport.fit(picture.width(), picture.height(), area.width, area.height)));
	}

	/** Hears which part of the picture the user looks at. */
	void onLook(Consumer<Viewport> listener) {
		looked = listener;
	}

	/** Looks at the same part of the picture as another. */
	void follow(Viewport other) {
		Rectangle area = getClientArea();
		if (view.isPresent() && state.picture().isPresent() && area.width > 0) {
			view = Optional.of(other.in(area.width, area.height));
			redraw();
		}
	}

	/** Shows each pixel of the picture as one of the screen. */
	void actualSize() {
		zoomTo(100.0 / getMonitor().getZoom());
	}

	void zoomIn() {
		view.ifPresent(now -> zoomTo(now.scale() * 1.25));
	}

	void zoomOut() {
		view.ifPresent(now -> zoomTo(now.scale() / 1.25));
	}

	private void zoomTo(double scale) {
		Rectangle area = getClientArea();
		use(view.map(now -> now.zoom(scale, area.width / 2, area.height / 2)));
	}

	private void use(Optional<Viewport> newView) {
		view = newView;
		redraw();
		view.ifPresent(looked);
	}

	Optional<Viewport> view() {
		return view;
	}

	private void paint(Event event) {
		Rectangle area = getClientArea();
		event.gc.setBackground(getBackground());
		event.gc.fillRectangle(area);
		if (view.isEmpty() || state.pyramid().isEmpty() || area.width < MINIMUM || area.height < MINIMUM) {
			return;
		}
		state.pyramid().get().paint(event.gc, view.get());
		new MarkPainter(event.gc, view.get()).paint(Marks.of(state, state.picture().orElseThrow()));
		if (isFocusControl()) {
			event.gc.setForeground(getForeground());
			event.gc.setLineStyle(SWT.LINE_DOT);
			event.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private void press(Event event) {
		setFocus();
		if (event.button == 1 && box.press(view.flatMap(now -> now.pixel(event.x, event.y)), event)) {
			return;
		}
		if (event.button == 1 || event.button == 2) {
			dragged = Optional.of(new Point(event.x, event.y));
			if (event.button == 1) {
				state.choosePatch(patchAt(event));
				state.chooseRegion(view.flatMap(now -> now.pixel(event.x, event.y)).map(pixel -> Regions.at(state, pixel))
						.orElse(OptionalInt.empty()));
			}
		}
	}

	private void release() {
		box.release();
		dragged = Optional.empty();
		setCursor(null);
	}

	private void move(Event event) {
		if (box.isDragging() && view.isPresent()) {
			box.drag(view.get(), event.x, event.y);
			return;
		}
		if (dragged.isPresent() && (event.stateMask & SWT.BUTTON_MASK) != 0) {
			Point from = dragged.get();
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
			use(view.map(now -> now.pan(event.x - from.x, event.y - from.y)));
			dragged = Optional.of(new Point(event.x, event.y));
			return;
		}
		state.pointAtPatch(patchAt(event));
	}

	private OptionalInt patchAt(Event event) {
		Optional<PatchGrid> grid = state.grid();
		if (view.isEmpty() || grid.isEmpty()) {
			return OptionalInt.empty();
		}
		Optional<Point> pixel = view.get().pixel(event.x, event.y);
		return pixel.isEmpty() ? OptionalInt.empty()
				: OptionalInt.of(grid.get().patchAt(pixel.get().x, pixel.get().y, state.picture().orElseThrow()));
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			use(view.map(now -> event.count > 0 ? now.zoomIn(event.x, event.y) : now.zoomOut(event.x, event.y)));
		} else {
			boolean sideways = (event.stateMask & SWT.SHIFT) != 0;
			int distance = event.count * PAN / 2;
			use(view.map(now -> sideways ? now.pan(distance, 0) : now.pan(0, distance)));
		}
		event.doit = false;
	}

	private void key(Event event) {
		boolean control = (event.stateMask & SWT.MOD1) != 0;
		if (state.picture().isPresent() && box.key(event)) {
			getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
			return;
		}
		switch (event.keyCode) {
		case SWT.ARROW_LEFT -> step(control, -1, 0);
		case SWT.ARROW_RIGHT -> step(control, 1, 0);
		case SWT.ARROW_UP -> step(control, 0, -1);
		case SWT.ARROW_DOWN -> step(control, 0, 1);
		case SWT.ESC -> {
			state.choosePatch(OptionalInt.empty());
			state.chooseToken(OptionalInt.empty());
			state.chooseRegion(OptionalInt.empty());
		}
		default -> {
			switch (event.character) {
			case '+' -> zoomIn();
			case '-' -> zoomOut();
			case '0' -> fit();
			case '1' -> actualSize();
			case 'r' -> region(1);
			case 'R' -> region(-1);
			default -> {
				// Not ours.
			}
			}
		}
		}
	}

	private void region(int by) {
		state.chooseRegion(Regions.step(state, by));
		getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
	}

	private void step(boolean pan, int right, int down) {
		if (pan) {
			use(view.map(now -> now.pan(-right * PAN, -down * PAN)));
			return;
		}
		state.grid().ifPresent(grid -> {
			state.pointAtPatch(OptionalInt.empty());
			OptionalInt now = state.patch();
			int column = now.isEmpty() ? 0 : Math.clamp(now.getAsInt() % grid.columns() + right, 0, grid.columns() - 1);
			int row = now.isEmpty() ? 0 : Math.clamp(now.getAsInt() / grid.columns() + down, 0, grid.rows() - 1);
			state.choosePatch(OptionalInt.of(row * grid.columns() + column));
			getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
		});
	}

	/** What a screen reader says. */
	String spoken() {
		String name = state.shown().map(shown -> shown.files().get(state.pictureIndex()).getFileName().toString()).orElse("");
		String what = state.picture().map(picture -> NLS.bind(Messages.picture_spoken,
				new Object[] { name, picture.width(), picture.height() })).orElse(Messages.picture_none);
		String drawn = Boxes.describe(state).replace("\n", ". ");
		String pointed = state.isDrawing() && !drawn.isEmpty() ? drawn : Pointing.describe(state).replace("\n", ". ");
		return pointed.isEmpty() ? what : pointed + ". " + what;
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = spoken();
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_GRAPHIC;
			}
		});
	}
}
