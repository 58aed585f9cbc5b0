package org.lorgnette.world;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Painter;
import org.lorgnette.world.draw.Raster;
import org.lorgnette.world.scene.Thing;

/** Draws twelve pictures, each twice or four times as large, with their questions beneath, to be looked at. */
final class ContactSheet {

	private static final int ACROSS = 4;
	private static final int DOWN = 3;
	private static final int CELL_WIDTH = 480;
	private static final int LINE = 17;
	private static final int SHOWN = 256;

	private ContactSheet() {
	}

	/** @param arguments the PNG file to write, languages, seed, size of the pictures, and true to show boxes */
	public static void main(String[] arguments) throws IOException {
		int size = Integer.parseInt(arguments[3]);
		WorldSettings settings = new WorldSettings(ACROSS * DOWN, 8, Long.parseLong(arguments[2]), size,
				List.of(arguments[1].split(",")),
				Part.TRAIN);
		World world = new World(settings);
		int cellHeight = SHOWN + 8 * LINE + 20;
		BufferedImage sheet = new BufferedImage(ACROSS * CELL_WIDTH, DOWN * cellHeight, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = sheet.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
		while (world.hasNext()) {
			WorldPicture picture = world.next();
			int left = picture.index() % ACROSS * CELL_WIDTH;
			int top = picture.index() / ACROSS * cellHeight;
			graphics.drawImage(image(Painter.paint(picture.scene())), left + 8, top + 6, SHOWN, SHOWN, null);
			if (arguments.length > 4 && Boolean.parseBoolean(arguments[4])) {
				graphics.setColor(Color.MAGENTA);
				for (Thing thing : picture.scene().things()) {
					Box box = Painter.box(thing, size);
					graphics.drawRect(left + 8 + box.x() * SHOWN / size, top + 6 + box.y() * SHOWN / size, box.width() * SHOWN / size,
							box.height() * SHOWN / size);
				}
			}
			graphics.setColor(Color.BLACK);
			for (int i = 0; i < picture.questions().size(); i++) {
				AskedQuestion question = picture.questions().get(i);
				graphics.drawString(question.text() + "  " + question.answer() + "  [" + question.kind().id() + "]", left + 8,
						top + SHOWN + 8 + (i + 1) * LINE);
			}
		}
		ImageIO.write(sheet, "png", new File(arguments[0]));
	}

	private static BufferedImage image(Raster raster) {
		BufferedImage image = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < raster.height(); y++) {
			for (int x = 0; x < raster.width(); x++) {
				image.setRGB(x, y, raster.pixel(x, y));
			}
		}
		return image;
	}
}
