package org.lorgnette.engine.visual;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeSet;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes picture files: PNG, JPEG, GIF (its first image), BMP and whatever else Java's Image I/O reads on this machine. Greys have the
 * values of the file; photographs whose EXIF part says how the camera was held are turned upright.
 */
public final class PictureReader {

	/** Pixels of the largest picture that is read: 40 million, 160 MB decoded. */
	public static final long MOST_PIXELS = 40_000_000;
	/** Bytes of the largest file that is read. */
	public static final long MOST_BYTES = 100L << 20;

	private PictureReader() {
	}

	/**
	 * @throws IOException
	 *             if there is no such file, it is not a picture, is cut off or damaged, or is larger than {@link #MOST_PIXELS} or
	 *             {@link #MOST_BYTES}; the message names the file and what is wrong with it
	 */
	public static Picture read(Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new NoSuchFileException(file.toString());
		}
		if (!Files.isRegularFile(file)) {
			throw new IOException(file + ": is a folder or device; expected a picture file");
		}
		if (Files.size(file) > MOST_BYTES) {
			throw new IOException(file + ": has " + (Files.size(file) >> 20) + " MB; expected a picture of " + (MOST_BYTES >> 20)
					+ " MB at most: scale it down");
		}
		try (InputStream in = Files.newInputStream(file)) {
			return read(in.readAllBytes(), file.toString());
		}
	}

	/**
	 * @param name
	 *            of the picture, for messages
	 * @throws IOException
	 *             as {@link #read(Path)} does
	 */
	public static Picture read(byte[] bytes, String name) throws IOException {
		if (bytes.length == 0) {
			throw new IOException(name + ": is empty; expected a picture (" + formats() + ")");
		}
		// Image I/O's own temporary files would be a second place that can be full.
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) {
				throw new IOException(name + ": is not a picture that can be read; expected one of " + formats());
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, false, true);
				return decode(reader, name, Orientation.of(bytes));
			} finally {
				reader.dispose();
			}
		}
	}

	private static Picture decode(ImageReader reader, String name, int orientation) throws IOException {
		boolean[] warned = new boolean[1];
		reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
		try {
			long width = reader.getWidth(0);
			long height = reader.getHeight(0);
			if (width * height > MOST_PIXELS) {
				throw new UnsuitableException(name + ": has " + width + " x " + height + " pixels; expected " + MOST_PIXELS / 1_000_000
						+ " million at most: scale it down");
			}
			if (isForPrinting(reader)) {
				throw new UnsuitableException(name + ": has the four colours of a printing press (CMYK); expected red, green and blue: save it as RGB");
			}
			BufferedImage image = reader.read(0);
			int[] pixels = pixels(image);
			if (warned[0] && isCutOff(pixels)) {
				throw new IOException("data ends early");
			}
			return Orientation.upright(image.getWidth(), image.getHeight(), pixels, orientation);
		} catch (UnsuitableException e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			// Damaged files make decoders throw any exception there is.
			throw new IOException(name + ": is cut off or damaged (" + describe(e) + "); expected a whole picture", e);
		}
	}

	/** JPEG readers know no colours of four parts: they offer only the raw values. */
	private static boolean isForPrinting(ImageReader reader) throws IOException {
		return reader.canReadRaster() && !reader.getImageTypes(0).hasNext();
	}

	/** Java takes greys for linear light and would make them brighter than the file says. */
	private static int[] pixels(BufferedImage image) {
		int width = image.getWidth();
		Raster raster = image.getRaster();
		boolean grey = image.getColorModel() instanceof ComponentColorModel model && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
				&& (raster.getTransferType() == DataBuffer.TYPE_BYTE || raster.getTransferType() == DataBuffer.TYPE_USHORT);
		if (!grey) {
			return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
		}
		int most = raster.getTransferType() == DataBuffer.TYPE_BYTE ? 0xFF : 0xFFFF;
		int[] pixels = new int[width * image.getHeight()];
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < width; x++) {
				int value = (raster.getSample(x, y, 0) * 0xFF + most / 2) / most;
				int alpha = raster.getNumBands() > 1 ? (raster.getSample(x, y, 1) * 0xFF + most / 2) / most : 0xFF;
				pixels[y * width + x] = alpha << 24 | value << 16 | value << 8 | value;
			}
		}
		return pixels;
	}

	/** JPEG readers fill what is missing with one colour and warn. */
	private static boolean isCutOff(int[] pixels) {
		int last = pixels[pixels.length - 1];
		int same = 0;
		while (same < pixels.length && pixels[pixels.length - 1 - same] == last) {
			same++;
		}
		return same > pixels.length / 100;
	}

	private static String describe(Exception e) {
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	private static String formats() {
		return String.join(", ", new TreeSet<>(Arrays.stream(ImageIO.getReaderFormatNames())
				.map(format -> format.toUpperCase(Locale.ROOT)).toList()));
	}

	private static final class UnsuitableException extends IOException {

		private static final long serialVersionUID = 1L;

		UnsuitableException(String message) {
			super(message);
		}
	}
}
