package org.lorgnette.world.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.world.scene.Dice;

class PngTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 33, 64, 300 })
	void anotherDecoderReadsTheSamePixels(int edge) throws IOException {
		byte[] rgb = new byte[3 * edge * edge];
		Dice dice = new Dice(edge);
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) dice.bits();
		}
		Raster raster = new Raster(edge, rgb);
		BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(raster)));
		assertEquals(edge, read.getWidth());
		assertEquals(edge, read.getHeight());
		for (int y = 0; y < edge; y++) {
			for (int x = 0; x < edge; x++) {
				assertEquals(0xFF000000 | raster.pixel(x, y), read.getRGB(x, y));
			}
		}
	}
}
