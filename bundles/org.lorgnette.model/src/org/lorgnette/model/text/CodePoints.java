package org.lorgnette.model.text;

import java.util.Arrays;

/**
 * Converts between offsets in UTF-16 code units and in code points of one text. An unpaired surrogate counts as one code point.
 * Constant time where the text has no astral characters, logarithmic else.
 */
public final class CodePoints {

	private final int length;
	/** Code point index of each astral character, ascending. */
	private final int[] astral;

	public CodePoints(String text) {
		length = text.length();
		int[] found = new int[0];
		int count = 0;
		int codePoint = 0;
		for (int i = 0; i < length; codePoint++) {
			int width = Character.charCount(text.codePointAt(i));
			if (width == 2) {
				if (count == found.length) {
					found = Arrays.copyOf(found, Math.max(8, 2 * count));
				}
				found[count++] = codePoint;
			}
			i += width;
		}
		astral = Arrays.copyOf(found, count);
	}

	/** The number of code points of the text. */
	public int count() {
		return length - astral.length;
	}

	/** @throws IndexOutOfBoundsException if there is no such code point offset, 0 to {@link #count()} */
	public int toUtf16(int codePoints) {
		if (codePoints < 0 || codePoints > count()) {
			throw new IndexOutOfBoundsException("code point " + codePoints + " of " + count());
		}
		int position = Arrays.binarySearch(astral, codePoints);
		return codePoints + (position >= 0 ? position : -position - 1);
	}

	/**
	 * An offset between the halves of a pair is moved to the begin of the pair.
	 *
	 * @throws IndexOutOfBoundsException
	 *             if the offset lies outside the text
	 */
	public int toCodePoints(int utf16) {
		if (utf16 < 0 || utf16 > length) {
			throw new IndexOutOfBoundsException("offset " + utf16 + " of " + length);
		}
		int low = 0;
		int high = astral.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (astral[middle] + middle + 2 <= utf16) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		boolean insidePair = low < astral.length && astral[low] + low + 1 == utf16;
		return utf16 - low - (insidePair ? 1 : 0);
	}
}
