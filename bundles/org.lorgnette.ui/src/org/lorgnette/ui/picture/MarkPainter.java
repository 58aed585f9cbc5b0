package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.report.chart.PictureMark;

/** Paints marks over the part of a picture that a control shows. */
final class MarkPainter {

	private static final int HATCH = 6;
	private static final int BACKDROP = 170;
	private static final int FAINT = 110;
	private static final Color BLACK = new Color(0, 0, 0);
	private static final Color WHITE = new Color(255, 255, 255);

	private final GC gc;
	private final Viewport view;
	private final LabelPlaces places;

	MarkPainter(GC gc, Viewport view) {
		this.gc = gc;
		this.view = view;
		this.places = new LabelPlaces(view.width(), view.height());
	}

	void paint(List<PictureMark> marks) {
		for (PictureMark mark : marks) {
			switch (mark) {
				case PictureMark.Tint tint -> tint(tint);
				case PictureMark.Frame frame -> frame(frame);
				case PictureMark.Grid grid -> grid(grid);
				case PictureMark.Label label -> label(label);
			}
		}
	}

	private void tint(PictureMark.Tint tint) {
		Rectangle area = view.area(tint.box());
		gc.setAlpha((int) Math.round(255 * Math.clamp(tint.opacity(), 0, 1)));
		gc.setBackground(colour(tint.rgb()));
		gc.fillRectangle(area);
		if (tint.hatched()) {
			hatch(area);
		}
		gc.setAlpha(255);
	}

	private void hatch(Rectangle area) {
		Rectangle shown = area.intersection(new Rectangle(0, 0, view.width(), view.height()));
		gc.setForeground(BLACK);
		gc.setLineWidth(1);
		gc.setLineStyle(SWT.LINE_SOLID);
		for (int offset = HATCH / 2; offset < shown.width + shown.height; offset += HATCH) {
			int x1 = Math.max(0, offset - shown.height);
			int x2 = Math.min(shown.width, offset);
			gc.drawLine(shown.x + x1, shown.y + offset - x1, shown.x + x2, shown.y + offset - x2);
		}
	}

	private static Color colour(int rgb) {
		return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
	}

	/** White on black, so that it can be read over any picture. */
	private void label(PictureMark.Label label) {
		Rectangle area = view.area(label.box());
		Point size = gc.textExtent(label.text());
		boolean inside = label.place() == PictureMark.Place.MIDDLE;
		if (inside && (size.x + 2 > area.width || size.y > area.height)) {
			return;
		}
		Optional<Rectangle> free = inside ? Optional.of(new Rectangle(area.x + (area.width - size.x) / 2, area.y + (area.height - size.y) / 2,
				size.x, size.y)) : places.place(area, size);
		if (free.isEmpty()) {
			return;
		}
		Rectangle place = free.get();
		gc.setBackground(BLACK);
		gc.setAlpha(BACKDROP);
		gc.fillRectangle(place.x - 2, place.y, place.width + 4, place.height);
		gc.setAlpha(255);
		gc.setForeground(WHITE);
		gc.drawText(label.text(), place.x, place.y, true);
	}

	private void grid(PictureMark.Grid grid) {
		gc.setAlpha(FAINT);
		gc.setLineWidth(1);
		Rectangle area = view.area(grid.box());
		for (int column = 1; column < grid.columns(); column++) {
			int x = edge(column, grid.columns(), grid.box().width());
			int left = x == 0 ? area.x : view.area(new PixelBox(0, 0, x, 1)).width + area.x;
			line(left, area.y, left, area.y + area.height);
		}
		for (int row = 1; row < grid.rows(); row++) {
			int y = edge(row, grid.rows(), grid.box().height());
			int top = y == 0 ? area.y : view.area(new PixelBox(0, 0, 1, y)).height + area.y;
			line(area.x, top, area.x + area.width, top);
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setAlpha(255);
	}

	private static int edge(int part, int parts, int length) {
		return (int) ((long) part * length / parts);
	}

	private void line(int x1, int y1, int x2, int y2) {
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(BLACK);
		gc.drawLine(x1, y1, x2, y2);
		gc.setLineStyle(SWT.LINE_DOT);
		gc.setForeground(WHITE);
		gc.drawLine(x1, y1, x2, y2);
	}

	private void frame(PictureMark.Frame frame) {
		Rectangle area = view.area(frame.box());
		if (area.width < 2 || area.height < 2) {
			return;
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(frame.width() + 2);
		gc.setForeground(WHITE);
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setLineStyle(switch (frame.line()) {
			case SOLID -> SWT.LINE_SOLID;
			case DASHED -> SWT.LINE_DASH;
			case DOTTED -> SWT.LINE_DOT;
		});
		gc.setLineWidth(frame.width());
		gc.setForeground(colour(frame.rgb()));
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}
}
