package org.lorgnette.engine.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReaderTest {

	@TempDir
	private Path folder;

	private static byte[] encoded(String format, int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, (x * 37 ^ y * 91) * 2049 & 0xFFFFFF);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, format, bytes));
		return bytes.toByteArray();
	}

	private static String refusal(byte[] bytes) {
		return assertThrows(IOException.class, () -> PictureReader.read(bytes, "p")).getMessage();
	}

	@Test
	void readsPixelsAsTheyAre() throws IOException {
		Picture picture = PictureReader.read(encoded("png", 5, 3), "p");
		assertEquals("5 x 3 pixels", picture.toString());
		assertEquals(0xFF000000 | (4 * 37 ^ 2 * 91) * 2049 & 0xFFFFFF, picture.argb(4, 2));
		assertEquals(12, PictureReader.read(encoded("jpg", 12, 7), "p").width());
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		assertTrue(refusal(new byte[0]).contains("empty"));
		assertTrue(refusal("not a picture".getBytes(StandardCharsets.UTF_8)).contains("is not a picture"));
		for (String format : new String[] {"png", "jpg"}) {
			byte[] whole = encoded(format, 120, 120);
			for (int share : new int[] {2, 4, 20}) {
				String message = refusal(Arrays.copyOf(whole, whole.length / share));
				assertTrue(message.startsWith("p: is "), format + " " + share + " " + message);
			}
		}
		assertThrows(NoSuchFileException.class, () -> PictureReader.read(folder.resolve("none.png")));
		assertTrue(assertThrows(IOException.class, () -> PictureReader.read(folder)).getMessage().contains("folder"));
	}

	@Test
	void aPictureTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
		byte[] header = encoded("png", 1, 1);
		// Width and height stand at bytes 16 to 23; the reader does not check the header's checksum before the size.
		byte[] huge = header.clone();
		huge[17] = 1;
		huge[21] = 1;
		String message = refusal(huge);
		assertTrue(message.contains("65537 x 65537") || message.contains("damaged"), message);
	}

	@Test
	void greysAreAsInTheFile() throws IOException {
		for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
			BufferedImage image = new BufferedImage(3, 1, type);
			int most = type == BufferedImage.TYPE_BYTE_GRAY ? 0xFF : 0xFFFF;
			image.getRaster().setSample(1, 0, 0, most / 2 + 1);
			image.getRaster().setSample(2, 0, 0, most);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ImageIO.write(image, "png", bytes);
			assertEquals(Picture.of(3, 1, new int[] {0xFF000000, 0xFF808080, 0xFFFFFFFF}), PictureReader.read(bytes.toByteArray(), "p"));
		}
	}

	/** A JPEG whose EXIF part says how the camera was held. */
	private static byte[] held(int orientation, boolean little) throws IOException {
		byte[] jpeg = encoded("jpg", 24, 8);
		byte[] tiff = little
				? new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0}
				: new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(jpeg, 0, 2);
		out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (8 + tiff.length), 'E', 'x', 'i', 'f', 0, 0});
		out.write(tiff);
		out.write(jpeg, 2, jpeg.length - 2);
		return out.toByteArray();
	}

	@Test
	void photographsAreTurnedUpright() throws IOException {
		Picture stored = PictureReader.read(encoded("jpg", 24, 8), "p");
		int last = stored.argb(23, 7);
		int[][] places = {{}, {23, 7}, {0, 7}, {0, 0}, {23, 0}, {7, 23}, {0, 23}, {0, 0}, {7, 0}};
		for (int orientation = 1; orientation <= 8; orientation++) {
			for (boolean little : new boolean[] {true, false}) {
				Picture upright = PictureReader.read(held(orientation, little), "p");
				assertEquals(orientation >= 5 ? "8 x 24 pixels" : "24 x 8 pixels", upright.toString());
				assertEquals(last, upright.argb(places[orientation][0], places[orientation][1]), "orientation " + orientation);
			}
		}
		assertEquals(stored, PictureReader.read(held(9, true), "p"));
	}

	@Test
	void printersColoursAreReadOrRefused() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(new IIOImage(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null), null, null));
		} finally {
			writer.dispose();
		}
		try {
			assertEquals("16 x 16 pixels", PictureReader.read(bytes.toByteArray(), "p").toString());
		} catch (IOException e) {
			// Runtimes before Java 22 know no such colours.
			assertTrue(e.getMessage().contains("CMYK"), e.getMessage());
		}
	}

	@Test
	void readsOnePictureOfANumpyArray() throws IOException {
		String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 2, 3), }";
		String padded = header + " ".repeat(117 - header.length()) + "\n";
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
		bytes.write(padded.getBytes(StandardCharsets.US_ASCII));
		bytes.write(new byte[] {1, 2, 3, 4, 5, 6, (byte) 255, 0, 0, 0, 0, (byte) 255});
		Files.write(folder.resolve("p.npy"), bytes.toByteArray());
		PictureFolder pictures = new PictureFolder(folder);
		assertEquals(Picture.of(2, 1, new int[] {0xFFFF0000, 0xFF0000FF}), pictures.read("p.npy#1"));
		assertTrue(assertThrows(IOException.class, () -> pictures.read("p.npy#2")).getMessage().contains("holds 2 pictures"));
	}

	@Test
	void patchesCoverThePicture() {
		Picture picture = Picture.of(7, 5, new int[35]);
		PatchGrid grid = new PatchGrid(2, 3);
		int[] seen = new int[6];
		for (int y = 0; y < 5; y++) {
			for (int x = 0; x < 7; x++) {
				int patch = grid.patchAt(x, y, picture);
				PixelBox box = grid.box(patch, picture);
				assertTrue(x >= box.x() && x < box.x() + box.width() && y >= box.y() && y < box.y() + box.height());
				seen[patch]++;
			}
		}
		for (int patch = 0; patch < 6; patch++) {
			assertEquals(grid.box(patch, picture).area(), seen[patch]);
		}
	}
}
