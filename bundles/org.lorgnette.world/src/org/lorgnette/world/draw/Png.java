package org.lorgnette.world.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG (ISO/IEC 15948): eight bits a channel, no alpha, nothing but pixels, so that equal pictures are equal files. */
public final class Png {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
	private static final byte TRUE_COLOUR = 2;
	/** The filter that takes the pixel to the left off. */
	private static final byte SUB = 1;

	private Png() {
	}

	public static byte[] encode(Raster raster) {
		ByteArrayOutputStream png = new ByteArrayOutputStream(raster.rgb().length);
		png.writeBytes(SIGNATURE);
		ByteBuffer header = ByteBuffer.allocate(13).putInt(raster.width()).putInt(raster.height()).put((byte) 8).put(TRUE_COLOUR);
		chunk(png, "IHDR", header.array());
		chunk(png, "IDAT", compress(filter(raster)));
		chunk(png, "IEND", new byte[0]);
		return png.toByteArray();
	}

	private static byte[] filter(Raster raster) {
		int row = 3 * raster.width();
		byte[] filtered = new byte[(row + 1) * raster.height()];
		for (int y = 0; y < raster.height(); y++) {
			int to = y * (row + 1);
			int from = y * row;
			filtered[to] = SUB;
			for (int i = 0; i < row; i++) {
				filtered[to + 1 + i] = (byte) (raster.rgb()[from + i] - (i < 3 ? 0 : raster.rgb()[from + i - 3]));
			}
		}
		return filtered;
	}

	private static byte[] compress(byte[] bytes) {
		Deflater deflater = new Deflater();
		try {
			deflater.setInput(bytes);
			deflater.finish();
			ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length);
			byte[] buffer = new byte[8192];
			while (!deflater.finished()) {
				compressed.write(buffer, 0, deflater.deflate(buffer));
			}
			return compressed.toByteArray();
		} finally {
			deflater.end();
		}
	}

	private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		CRC32 check = new CRC32();
		check.update(name);
		check.update(data);
		png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
		png.writeBytes(name);
		png.writeBytes(data);
		png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
	}
}
