package org.lorgnette.engine.visual;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held, as the EXIF part of a JPEG file says (TIFF tag 274, JEITA CP-3451): 1 is upright, 2 to 8 are mirrored or turned.
 */
final class Orientation {

	private static final int UPRIGHT = 1;
	private static final int TAG = 274;
	private static final int APP1 = 0xE1;
	private static final int SCAN = 0xDA;
	private static final int ENTRY = 12;

	private Orientation() {
	}

	/** 1 for files that do not say, that are damaged there, or that are no JPEG. */
	static int of(byte[] file) {
		if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xFF) != 0xD8) {
			return UPRIGHT;
		}
		int at = 2;
		while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) != SCAN) {
			int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
			if ((file[at + 1] & 0xFF) == APP1 && length > 8 && at + 2 + length <= file.length && isExif(file, at + 4)) {
				return read(ByteBuffer.wrap(file, at + 10, length - 8).slice());
			}
			at += 2 + Math.max(2, length);
		}
		return UPRIGHT;
	}

	private static boolean isExif(byte[] file, int at) {
		return file[at] == 'E' && file[at + 1] == 'x' && file[at + 2] == 'i' && file[at + 3] == 'f' && file[at + 4] == 0;
	}

	private static int read(ByteBuffer tiff) {
		try {
			tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			int directory = tiff.getInt(4);
			int entries = tiff.getShort(directory) & 0xFFFF;
			for (int entry = 0; entry < entries; entry++) {
				int at = directory + 2 + entry * ENTRY;
				if ((tiff.getShort(at) & 0xFFFF) == TAG) {
					int value = tiff.getShort(at + 8);
					return value >= 1 && value <= 8 ? value : UPRIGHT;
				}
			}
		} catch (IndexOutOfBoundsException e) {
			// Damaged there: the picture itself may be whole.
			return UPRIGHT;
		}
		return UPRIGHT;
	}

	/** The picture as the camera saw it. */
	static Picture upright(int width, int height, int[] pixels, int orientation) {
		if (orientation == UPRIGHT) {
			return Picture.of(width, height, pixels);
		}
		boolean turned = orientation >= 5;
		int newWidth = turned ? height : width;
		int newHeight = turned ? width : height;
		int[] upright = new int[pixels.length];
		for (int y = 0; y < newHeight; y++) {
			for (int x = 0; x < newWidth; x++) {
				int from = switch (orientation) {
					case 2 -> y * width + width - 1 - x;
					case 3 -> (height - 1 - y) * width + width - 1 - x;
					case 4 -> (height - 1 - y) * width + x;
					case 5 -> x * width + y;
					case 6 -> (height - 1 - x) * width + y;
					case 7 -> (height - 1 - x) * width + width - 1 - y;
					default -> x * width + width - 1 - y;
				};
				upright[y * newWidth + x] = pixels[from];
			}
		}
		return Picture.of(newWidth, newHeight, upright);
	}
}
