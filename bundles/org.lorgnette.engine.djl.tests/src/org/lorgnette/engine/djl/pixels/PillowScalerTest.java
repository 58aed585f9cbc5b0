package org.lorgnette.engine.djl.pixels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;

/**
 * Expected bytes come from a reference written for this test in numpy: for each side the whole matrix of weights by Pillow's
 * published formulas (src/libImaging/Resample.c), in 64 bits, rounded to 22 bits behind the point; rows multiplied with it,
 * rounded and clipped to bytes, then columns likewise. Pillow itself was not run.
 */
class PillowScalerTest {

	private static Picture picture(int width, int height) {
		int[] pixels = new int[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				pixels[y * width + x] = 0xFF << 24 | (x * 37 + y * 11 & 0xFF) << 16 | (x * x * 3 + y * 5 & 0xFF) << 8
						| (x * 53 ^ y * 29) & 0xFF;
			}
		}
		return Picture.of(width, height, pixels);
	}

	private static Picture noise(int width, int height) {
		return Picture.of(width, height, new Random(7).ints((long) width * height).toArray());
	}

	private static Raster scaled(Picture picture, Resampling resampling, int width, int height) {
		return PillowScaler.scale(picture, resampling, width, height, Frame.whole(width, height), Cancellation.NONE);
	}

	/** 7 x 5 pixels to 3 x 2. */
	@ParameterizedTest
	@CsvSource({
			"0, 48 8 40 122 32 130 196 80 20 70 18 98 144 42 200 218 90 94",
			"1, 33 5 38 119 31 154 213 90 67 58 17 67 152 43 149 197 102 105",
			"2, 43 9 50 122 35 140 201 86 70 65 19 72 144 45 145 194 96 99",
			"3, 36 6 43 120 32 151 207 88 66 62 18 70 148 44 149 196 100 102",
			"4, 30 7 33 122 34 157 215 97 31 58 20 92 150 47 137 179 110 100",
			"5, 37 7 43 120 33 150 203 88 53 63 19 77 146 45 157 195 100 97"})
	void getsSmallerToTheByte(int code, String colours) {
		byte[] found = scaled(picture(7, 5), Resampling.ofCode(code).orElseThrow(), 3, 2).colours();
		int[] expected = Arrays.stream(colours.split(" ")).mapToInt(Integer::parseInt).toArray();
		int[] values = new int[found.length];
		Arrays.setAll(values, i -> found[i] & 0xFF);
		assertArrayEquals(expected, values);
	}

	/** 3 x 2 pixels to 5 x 3. */
	@ParameterizedTest
	@CsvSource({
			"0, 000000 000000 250335 4A0C6A 4A0C6A 0B051D 0B051D 300828 551177 551177 0B051D 0B051D 300828 551177 551177",
			"1, 000000 07000A 240237 41085E 4C0C6C 04030F 0E0313 2B062F 480C5E 531077 090622 14061B 310926 4E0F5E 591381",
			"2, 000000 0F0115 250335 3B0855 4A0C6A 06030F 15041B 2B062F 410B56 500F71 0B051D 1A0621 300828 460D57 551177",
			"3, 000000 0A010F 240336 3E095A 4C0D6D 04030E 110417 2B062F 450C5B 531076 09051E 17061E 310827 4B0E5C 59127E",
			"4, 000000 000000 250335 4A0C6A 4A0C6A 0B051D 0B051D 300828 551177 551177 0B051D 0B051D 300828 551177 551177",
			"5, 000000 0A010F 250335 40095B 4A0C6A 06030F 100418 2B062F 460C5E 500F71 0B051D 150620 300828 4B0E61 551177"})
	void getsLargerToTheByte(int code, String colours) {
		byte[] found = scaled(picture(3, 2), Resampling.ofCode(code).orElseThrow(), 5, 3).colours();
		assertEquals(colours.replace(" ", ""), HexFormat.of().withUpperCase().formatHex(found));
	}

	/** The checksums of all bytes. */
	@ParameterizedTest
	@CsvSource({
			"0, 97, 61, 32, 20, 1289514178", "0, 61, 97, 224, 356, 2064683370", "0, 40, 30, 40, 11, 1251341298",
			"0, 13, 200, 50, 200, 1504170330", "1, 97, 61, 32, 20, 3585446639", "1, 61, 97, 224, 356, 3995876504",
			"1, 40, 30, 40, 11, 472898846", "1, 13, 200, 50, 200, 1798449677", "2, 97, 61, 32, 20, 599021896",
			"2, 61, 97, 224, 356, 722670939", "2, 40, 30, 40, 11, 1217416688", "2, 13, 200, 50, 200, 916477328",
			"3, 97, 61, 32, 20, 3837327495", "3, 61, 97, 224, 356, 1061217038", "3, 40, 30, 40, 11, 4081032617",
			"3, 13, 200, 50, 200, 1469051300", "4, 97, 61, 32, 20, 3904404522", "4, 61, 97, 224, 356, 2064683370",
			"4, 40, 30, 40, 11, 4294170914", "4, 13, 200, 50, 200, 1504170330", "5, 97, 61, 32, 20, 2876295805",
			"5, 61, 97, 224, 356, 1864891393", "5, 40, 30, 40, 11, 1227191296", "5, 13, 200, 50, 200, 767723016"})
	void isTheReferenceToTheByte(int code, int width, int height, int newWidth, int newHeight, long sum) {
		CRC32 crc = new CRC32();
		crc.update(scaled(picture(width, height), Resampling.ofCode(code).orElseThrow(), newWidth, newHeight).colours());
		assertEquals(sum, crc.getValue());
	}

	private static double weight(Resampling resampling, double x) {
		double size = Math.abs(x);
		double wave = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
		return switch (resampling) {
			case NEAREST -> throw new IllegalArgumentException();
			case LANCZOS -> size >= 3 ? 0 : x == 0 ? 1 : wave * 3 * Math.sin(Math.PI * x / 3) / (Math.PI * x);
			case BILINEAR -> size >= 1 ? 0 : 1 - size;
			case BICUBIC -> size < 1 ? 1.5 * size * size * size - 2.5 * size * size + 1
					: size < 2 ? -0.5 * size * size * size + 2.5 * size * size - 4 * size + 2 : 0;
			case BOX -> x > -0.5 && x <= 0.5 ? 1 : 0;
			case HAMMING -> size >= 1 ? 0 : wave * (0.54 + 0.46 * Math.cos(Math.PI * x));
		};
	}

	/** Each new value as a sum over a whole row, or column, of the old ones. */
	private static double[] slowly(double[] line, Resampling resampling, int target) {
		double[] made = new double[target];
		double scale = (double) line.length / target;
		double stretch = Math.max(1, scale);
		for (int place = 0; place < target; place++) {
			double sum = 0;
			double all = 0;
			for (int x = 0; x < line.length; x++) {
				double weight = weight(resampling, (x + 0.5 - (place + 0.5) * scale) / stretch);
				sum += weight * line[x];
				all += weight;
			}
			made[place] = Math.clamp(Math.floor(sum / all + 0.5), 0, 255);
		}
		return made;
	}

	@ParameterizedTest
	@EnumSource(value = Resampling.class, mode = EnumSource.Mode.EXCLUDE, names = "NEAREST")
	void isTheDefinition(Resampling resampling) {
		for (int[] sizes : new int[][] {{17, 11, 8, 4}, {5, 4, 12, 9}, {40, 3, 7, 7}, {1, 1, 3, 2}, {2, 30, 5, 3}, {9, 7, 9, 3}}) {
			Picture picture = noise(sizes[0], sizes[1]);
			Raster found = scaled(picture, resampling, sizes[2], sizes[3]);
			for (int colour = 0; colour < 3; colour++) {
				int shift = 16 - 8 * colour;
				double[][] rows = new double[sizes[1]][];
				for (int y = 0; y < sizes[1]; y++) {
					double[] line = new double[sizes[0]];
					for (int x = 0; x < sizes[0]; x++) {
						line[x] = picture.argb(x, y) >> shift & 0xFF;
					}
					rows[y] = slowly(line, resampling, sizes[2]);
				}
				for (int x = 0; x < sizes[2]; x++) {
					int column = x;
					double[] made = slowly(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray(), resampling, sizes[3]);
					for (int y = 0; y < sizes[3]; y++) {
						assertEquals(made[y], found.value(x, y, colour), 1, resampling + " " + Arrays.toString(sizes) + " at " + x + ", " + y);
					}
				}
			}
		}
	}

	/** Also of what cannot be seen, as convert("RGB") does. */
	@ParameterizedTest
	@EnumSource(Resampling.class)
	void aPictureOfTheSizeKeepsItsColours(Resampling resampling) {
		Picture picture = noise(6, 5);
		Raster found = scaled(picture, resampling, 6, 5);
		for (int i = 0; i < 30; i++) {
			int pixel = picture.argb(i % 6, i / 6);
			assertEquals(pixel & 0xFFFFFF, found.value(i % 6, i / 6, 0) << 16 | found.value(i % 6, i / 6, 1) << 8
					| found.value(i % 6, i / 6, 2));
		}
	}

	/** A frame shows what the whole would have there, and black outside. */
	@ParameterizedTest
	@EnumSource(Resampling.class)
	void framesShowAPartOfTheWhole(Resampling resampling) {
		Picture picture = noise(31, 23);
		Raster whole = scaled(picture, resampling, 14, 9);
		for (Frame frame : new Frame[] {new Frame(3, 2, 5, 4), new Frame(-2, -3, 18, 15), Frame.centred(14, 9, 11, 12),
				Frame.centred(14, 9, 4, 4)}) {
			Raster found = PillowScaler.scale(picture, resampling, 14, 9, frame, Cancellation.NONE);
			for (int y = 0; y < frame.height(); y++) {
				for (int x = 0; x < frame.width(); x++) {
					int left = frame.left() + x;
					int top = frame.top() + y;
					boolean inside = left >= 0 && top >= 0 && left < 14 && top < 9;
					for (int colour = 0; colour < 3; colour++) {
						assertEquals(inside ? whole.value(left, top, colour) : 0, found.value(x, y, colour), frame + " " + x + ", " + y);
					}
				}
			}
		}
		assertEquals(new Frame(1, -2, 11, 12), Frame.centred(14, 9, 11, 12));
		assertEquals(new Frame(5, 2, 4, 4), Frame.centred(14, 9, 4, 4));
	}

	@Test
	void stopsAndRefuses() {
		assertThrows(CancellationException.class, () -> PillowScaler.scale(noise(9, 9), Resampling.BOX, 3, 3, Frame.whole(3, 3),
				() -> true));
		assertThrows(IllegalArgumentException.class, () -> scaled(noise(9, 9), Resampling.BOX, 0, 3));
		assertTrue(Resampling.ofCode(6).isEmpty());
	}
}
