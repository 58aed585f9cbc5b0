package org.lorgnette.engine.visual;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one picture of an array in NumPy's file format (NEP 1, versions 1 to 3), as SHAPES is published. */
final class NumpyPictures {

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
	private static final Pattern HEADER = Pattern.compile("\\{.*'descr': '([^']+)'.*'fortran_order': (True|False).*"
			+ "'shape': \\((\\d{1,9}), (\\d{1,5}), (\\d{1,5}), (\\d)\\).*\\}\\s*");
	private static final int MOST_HEADER = 1 << 16;

	private NumpyPictures() {
	}

	static Picture read(Path file, int index) throws IOException {
		if (!Files.exists(file)) {
			throw new NoSuchFileException(file.toString());
		}
		try (InputStream bytes = Files.newInputStream(file); DataInputStream in = new DataInputStream(bytes)) {
			Matcher header = header(in, file);
			int count = Integer.parseInt(header.group(3));
			int height = Integer.parseInt(header.group(4));
			int width = Integer.parseInt(header.group(5));
			if (index >= count) {
				throw new IOException(file + ": holds " + count + " pictures; there is no number " + index + ", counted from 0");
			}
			if ((long) width * height > PictureReader.MOST_PIXELS || width < 1 || height < 1) {
				throw new IOException(file + ": pictures of " + width + " x " + height + " pixels; expected 1 to "
						+ PictureReader.MOST_PIXELS / 1_000_000 + " million");
			}
			in.skipNBytes(3L * width * height * index);
			byte[] colours = in.readNBytes(3 * width * height);
			if (colours.length < 3 * width * height) {
				throw new EOFException();
			}
			int[] pixels = new int[width * height];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = 0xFF000000 | (colours[3 * i] & 0xFF) << 16 | (colours[3 * i + 1] & 0xFF) << 8 | colours[3 * i + 2] & 0xFF;
			}
			return Picture.of(width, height, pixels);
		} catch (EOFException e) {
			throw new IOException(file + ": is cut off; expected a whole NumPy array", e);
		}
	}

	private static Matcher header(DataInputStream in, Path file) throws IOException {
		byte[] start = in.readNBytes(MAGIC.length + 2);
		if (start.length < MAGIC.length + 2 || !java.util.Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
			throw new IOException(file + ": is no NumPy array; expected pictures as an array of bytes");
		}
		int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
		if (start[MAGIC.length] > 1) {
			length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
		}
		if (length < 0 || length > MOST_HEADER) {
			throw new IOException(file + ": the header of the NumPy array is damaged");
		}
		String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
		Matcher header = HEADER.matcher(text);
		boolean fits = header.matches() && header.group(1).equals("|u1") && header.group(2).equals("False") && header.group(6).equals("3");
		if (!fits) {
			throw new IOException(file + ": expected bytes (u1) in C order of the shape (pictures, height, width, 3), got " + text.strip());
		}
		return header;
	}
}
