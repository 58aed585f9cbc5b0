package org.lorgnette.report.chart.jfree;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.report.chart.PictureMark;

/**
 * Draws marks over a picture that lies at {@code (left, top)}, each of its pixels {@code across} by {@code down} points large; text ends
 * before {@code right} where it can.
 */
record MarkDrawing(Graphics2D graphics, Font font, double left, double top, double across, double down,
		double right) {

	private static final Color BACKDROP = new Color(0, 0, 0, 170);
	private static final int HATCH = 6;
	private static final float[] DASHES = { 6, 4 };
	private static final float[] DOTS = { 2, 3 };

	void draw(List<PictureMark> marks) {
		for (PictureMark mark : marks) {
			switch (mark) {
				case PictureMark.Tint tint -> tint(tint);
				case PictureMark.Frame frame -> frame(frame);
				case PictureMark.Grid grid -> grid(grid);
				case PictureMark.Label label -> label(label);
			}
		}
	}

	private Rectangle2D area(PixelBox box) {
		return new Rectangle2D.Double(left + box.x() * across, top + box.y() * down, box.width() * across, box.height() * down);
	}

	private void tint(PictureMark.Tint tint) {
		int opacity = (int) Math.round(255 * Math.clamp(tint.opacity(), 0, 1));
		if (opacity == 0) {
			return;
		}
		Rectangle2D area = area(tint.box());
		graphics.setColor(new Color(tint.rgb() >> 16 & 0xFF, tint.rgb() >> 8 & 0xFF, tint.rgb() & 0xFF, opacity));
		graphics.fill(area);
		if (tint.hatched()) {
			graphics.setColor(new Color(0, 0, 0, opacity));
			graphics.setStroke(new BasicStroke(1));
			for (double offset = HATCH / 2.0; offset < area.getWidth() + area.getHeight(); offset += HATCH) {
				double x1 = Math.max(0, offset - area.getHeight());
				double x2 = Math.min(area.getWidth(), offset);
				graphics.draw(new Line2D.Double(area.getX() + x1, area.getY() + offset - x1, area.getX() + x2, area.getY() + offset - x2));
			}
		}
	}

	private void frame(PictureMark.Frame frame) {
		Rectangle2D area = area(frame.box());
		graphics.setStroke(new BasicStroke(frame.width() + 2f));
		graphics.setColor(Color.WHITE);
		graphics.draw(area);
		graphics.setStroke(switch (frame.line()) {
			case SOLID -> new BasicStroke(frame.width());
			case DASHED -> new BasicStroke(frame.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0);
			case DOTTED -> new BasicStroke(frame.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DOTS, 0);
		});
		graphics.setColor(new Color(frame.rgb()));
		graphics.draw(area);
	}

	private void grid(PictureMark.Grid grid) {
		Rectangle2D area = area(grid.box());
		for (int column = 1; column < grid.columns(); column++) {
			double x = area.getX() + across * (int) ((long) column * grid.box().width() / grid.columns());
			line(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
		}
		for (int row = 1; row < grid.rows(); row++) {
			double y = area.getY() + down * (int) ((long) row * grid.box().height() / grid.rows());
			line(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
		}
	}

	private void line(Line2D line) {
		graphics.setStroke(new BasicStroke(0.6f));
		graphics.setColor(new Color(0, 0, 0, 110));
		graphics.draw(line);
		graphics.setStroke(new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DOTS, 0));
		graphics.setColor(new Color(255, 255, 255, 110));
		graphics.draw(line);
	}

	private void label(PictureMark.Label label) {
		Rectangle2D area = area(label.box());
		double width = font.getStringBounds(label.text(), graphics.getFontRenderContext()).getWidth();
		double height = font.getSize2D() * 1.25;
		boolean inside = label.place() == PictureMark.Place.MIDDLE;
		if (inside && (width + 4 > area.getWidth() || height > area.getHeight())) {
			return;
		}
		double x = inside ? area.getCenterX() - width / 2 : Math.max(left + 2, Math.min(area.getX() + 3, right - width - 2));
		double y = inside ? area.getCenterY() - height / 2 : area.getY() >= top + height + 2 ? area.getY() - height - 2 : area.getY() + 2;
		graphics.setColor(BACKDROP);
		graphics.fill(new Rectangle2D.Double(x - 2, y, width + 4, height));
		graphics.setColor(Color.WHITE);
		graphics.setFont(font);
		graphics.drawString(label.text(), (float) x, (float) (y + height * 0.78));
	}
}
