package org.lorgnette.report.chart.jfree;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.report.chart.PictureFigure;

/** Pictures side by side with their marks and captions, on white. */
final class FigureSheet implements Sheet {

	private static final int MARGIN = 12;
	private static final int LINE = 17;
	private static final int PARAGRAPH = 4;
	/** The sides that pictures are drawn with, in points. */
	private static final int SMALLEST = 360;
	private static final int LARGEST = 720;
	private static final Look LOOK = new Look(Theme.LIGHT, Locale.ROOT);
	private static final Font FONT = ChartFont.plain(Look.TEXT + 1);

	private final PictureFigure figure;
	private final List<Placed> placed = new ArrayList<>();
	private final Size size;

	private record Placed(PictureFigure.Panel panel, int x, int width, int height, List<List<String>> caption) {
	}

	FigureSheet(PictureFigure figure) {
		this.figure = figure;
		int x = MARGIN;
		int tallest = 0;
		int captions = 0;
		for (PictureFigure.Panel panel : figure.panels()) {
			double scale = scale(Math.max(panel.picture().width(), panel.picture().height()));
			int width = Math.max(1, (int) Math.round(panel.picture().width() * scale));
			int height = Math.max(1, (int) Math.round(panel.picture().height() * scale));
			int room = Math.max(width, SMALLEST);
			List<List<String>> caption = panel.caption().stream().map(text -> wrap(text, room)).toList();
			placed.add(new Placed(panel, x, width, height, caption));
			x += room + MARGIN;
			tallest = Math.max(tallest, height);
			captions = Math.max(captions, caption.stream().mapToInt(lines -> lines.size() * LINE + PARAGRAPH).sum());
		}
		size = new Size(x, MARGIN + tallest + (captions == 0 ? MARGIN : MARGIN + captions + PARAGRAPH));
	}

	/** Small pictures are enlarged by a whole number, so that their pixels stay squares. */
	private static double scale(int side) {
		return side >= LARGEST ? (double) LARGEST / side : side >= SMALLEST ? 1 : Math.ceil((double) SMALLEST / side);
	}

	private static List<String> wrap(String text, int room) {
		List<String> lines = new ArrayList<>();
		String line = "";
		for (String word : text.strip().split("\\s+")) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (!line.isEmpty() && LOOK.width(longer, Look.TEXT + 1) > room) {
				lines.add(line);
				line = word;
			} else {
				line = longer;
			}
			while (line.codePointCount(0, line.length()) > 1 && LOOK.width(line, Look.TEXT + 1) > room) {
				int end = line.length();
				while (end > 1 && LOOK.width(line.substring(0, end), Look.TEXT + 1) > room) {
					end = line.offsetByCodePoints(end, -1);
				}
				end = Math.max(end, line.offsetByCodePoints(0, 1));
				lines.add(line.substring(0, end));
				line = line.substring(end);
			}
		}
		if (!line.isEmpty()) {
			lines.add(line);
		}
		return lines;
	}

	@Override
	public String title() {
		return figure.title();
	}

	@Override
	public Size size() {
		return size;
	}

	@Override
	public Color background() {
		return Theme.LIGHT.background();
	}

	@Override
	public List<Hit> draw(Graphics2D graphics) {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		// As it was measured.
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		for (Placed each : placed) {
			Picture picture = each.panel.picture();
			BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
			image.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
			boolean enlarged = each.width > picture.width();
			graphics.drawImage(scaled(image, each.width * (enlarged ? 1 : 2), each.height * (enlarged ? 1 : 2)), each.x, MARGIN, each.width,
					each.height, null);
			new MarkDrawing(graphics, FONT, each.x, MARGIN, (double) each.width / picture.width(),
					(double) each.height / picture.height(), each.x + Math.max(each.width, SMALLEST)).draw(each.panel.marks());
			caption(graphics, each);
		}
		return List.of();
	}

	private void caption(Graphics2D graphics, Placed each) {
		graphics.setFont(FONT);
		graphics.setColor(Theme.LIGHT.ink());
		int y = placed.stream().mapToInt(Placed::height).max().orElse(0) + MARGIN + PARAGRAPH;
		for (List<String> paragraph : each.caption) {
			for (String line : paragraph) {
				y += LINE;
				graphics.drawString(line, each.x, y);
			}
			y += PARAGRAPH;
		}
	}

	/** Nothing smaller than what is drawn is lost, nothing larger is kept: files stay small. */
	private static BufferedImage scaled(BufferedImage image, int width, int height) {
		if (width == image.getWidth() || width >= image.getWidth() && width < 2 * image.getWidth()) {
			return image;
		}
		BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = scaled.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, width > image.getWidth()
					? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
			graphics.drawImage(image, 0, 0, width, height, null);
		} finally {
			graphics.dispose();
		}
		return scaled;
	}
}
