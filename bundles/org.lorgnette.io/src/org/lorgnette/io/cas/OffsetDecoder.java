package org.lorgnette.io.cas;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.lorgnette.model.text.CodePoints;

/** Turns offsets in bytes or code points of a text into UTF-16 code units. What is no offset of the text stays as it is. */
final class OffsetDecoder {

	static final Set<String> KNOWN = Set.of("UTF-8", "UTF-16", "UTF-32");

	private final String encoding;
	private final CodePoints codePoints;
	/** For each byte offset the UTF-16 offset, or of its character's begin. */
	private final int[] byByte;

	OffsetDecoder(String text, String encoding) {
		this.encoding = encoding;
		this.codePoints = new CodePoints(text);
		this.byByte = encoding.equals("UTF-8") ? byByte(text) : new int[0];
	}

	private static int[] byByte(String text) {
		int[] offsets = new int[text.getBytes(StandardCharsets.UTF_8).length + 1];
		int position = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			int width = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
			for (int j = 0; j < width; j++) {
				offsets[position++] = i;
			}
		}
		offsets[position] = text.length();
		return offsets;
	}

	String decode(String digits) {
		if (!digits.matches("[0-9]{1,9}")) {
			return digits;
		}
		int offset = Integer.parseInt(digits);
		return switch (encoding) {
			case "UTF-8" -> offset < byByte.length ? Integer.toString(byByte[offset]) : digits;
			case "UTF-32" -> offset <= codePoints.count() ? Integer.toString(codePoints.toUtf16(offset)) : "999999999";
			default -> digits;
		};
	}
}
