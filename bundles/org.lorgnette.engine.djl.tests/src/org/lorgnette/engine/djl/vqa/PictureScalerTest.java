package org.lorgnette.engine.djl.vqa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;

class PictureScalerTest {

	private static Picture noise(int width, int height) {
		int[] pixels = new Random(7).ints((long) width * height).map(value -> value | 0xFF000000).toArray();
		return Picture.of(width, height, pixels);
	}

	/** Every target pixel as a sum over all source pixels, by the definition of the filter. */
	private static byte[] slowly(Picture picture, int width, int height) {
		byte[] colours = new byte[3 * width * height];
		for (int at = 0; at < colours.length; at++) {
			double sum = 0;
			double all = 0;
			for (int y = 0; y < picture.height(); y++) {
				for (int x = 0; x < picture.width(); x++) {
					double weight = triangle(x, at % width, picture.width(), width)
							* triangle(y, at / width % height, picture.height(), height);
					sum += weight * (picture.argb(x, y) >> 16 - 8 * (at / (width * height)) & 0xFF);
					all += weight;
				}
			}
			colours[at] = (byte) Math.round(sum / all);
		}
		return colours;
	}

	private static double triangle(int source, int target, int from, int to) {
		double scale = (double) from / to;
		return Math.max(0, 1 - Math.abs(source + 0.5 - (target + 0.5) * scale) / Math.max(1, scale));
	}

	@ParameterizedTest
	@CsvSource({"17, 11, 8, 4", "5, 4, 12, 9", "40, 3, 7, 7", "1, 1, 3, 2", "2, 30, 5, 3", "9, 9, 9, 9"})
	void isTheDefinition(int width, int height, int targetWidth, int targetHeight) {
		Picture picture = noise(width, height);
		byte[] found = PictureScaler.scale(picture, targetWidth, targetHeight, Cancellation.NONE);
		byte[] expected = slowly(picture, targetWidth, targetHeight);
		for (int i = 0; i < found.length; i++) {
			assertEquals(expected[i] & 0xFF, found[i] & 0xFF, 1, "value " + i);
		}
	}

	@Test
	void aPictureOfTheSizeStaysAsItIs() {
		Picture picture = noise(6, 5);
		byte[] found = PictureScaler.scale(picture, 6, 5, Cancellation.NONE);
		for (int i = 0; i < 30; i++) {
			int pixel = picture.argb(i % 6, i / 6);
			assertEquals(pixel, 0xFF000000 | (found[i] & 0xFF) << 16 | (found[30 + i] & 0xFF) << 8 | found[60 + i] & 0xFF);
		}
	}

	@Test
	void onePlainColourStaysThatColour() {
		int[] pixels = new int[500 * 300];
		Arrays.fill(pixels, 0xFF0A64C8);
		byte[] found = PictureScaler.scale(Picture.of(500, 300, pixels), 32, 16, Cancellation.NONE);
		for (int i = 0; i < found.length; i++) {
			assertEquals(List.of(0x0A, 0x64, 0xC8).get(i / 512), found[i] & 0xFF);
		}
	}

	@Test
	void whatIsTransparentLiesOnWhite() {
		Picture picture = Picture.of(3, 1, new int[] {0x00123456, 0x80000000, 0xFF000000});
		byte[] found = PictureScaler.scale(picture, 3, 1, Cancellation.NONE);
		assertArrayEquals(new byte[] {(byte) 255, 127, 0}, Arrays.copyOf(found, 3));
	}

	@Test
	void stopsWhenCancelled() {
		assertThrows(CancellationException.class, () -> PictureScaler.scale(noise(20, 20), 4, 4, () -> true));
	}

	@Test
	void inputsSurviveWriting() {
		ImageInput input = new ImageInput(64, 32, new PatchGrid(4, 8), List.of(0.4, 0.5, 0.6), List.of(0.2, 0.3, 0.4));
		assertEquals(input, ImageInput.of(input.toJson()));
		assertEquals((255 / 255.0 - 0.6) / 0.4, input.normalized()[2][255], 1e-6);
		assertThrows(IllegalArgumentException.class, () -> new ImageInput(4, 4, new PatchGrid(5, 2), List.of(0., 0., 0.), List.of(1., 1., 1.)));
		assertThrows(IllegalArgumentException.class, () -> new ImageInput(4, 4, new PatchGrid(2, 2), List.of(0., 0.), List.of(1., 1., 1.)));
		assertThrows(IllegalArgumentException.class, () -> new ImageInput(4, 4, new PatchGrid(2, 2), List.of(0., 0., 0.), List.of(1., 0., 1.)));
		assertThrows(IllegalArgumentException.class, () -> ImageInput.of(new com.google.gson.JsonObject()));
	}
}
