package org.lorgnette.world.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.world.scene.Dice;

class PngTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "33, 33", "64, 64", "300, 300", "7, 1", "1, 7", "400, 100" })
	void anotherDecoderReadsTheSamePixels(int width, int height) throws IOException {
		byte[] rgb = new byte[3 * width * height];
		Dice dice = new Dice(width);
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) dice.bits();
		}
		Raster raster = new Raster(width, height, rgb);
		BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(raster)));
		assertEquals(width, read.getWidth());
		assertEquals(height, read.getHeight());
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				assertEquals(0xFF000000 | raster.pixel(x, y), read.getRGB(x, y));
			}
		}
	}
}
