package org.lorgnette.engine.language;

import java.util.List;
import java.util.regex.Pattern;

/** How byte-pair encoding of bytes (Radford et al. 2019) cuts texts into words, and writes each byte as one visible character. */
public final class ByteLevel {

	/** Words, each with the space before it, as the pre-tokenizer {@code ByteLevel} of the Hugging Face tokenizers cuts. */
	public static final Pattern WORD = Pattern.compile(
			"'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
			Pattern.UNICODE_CHARACTER_CLASS);

	/** The character for each value of a byte, 0 to 255. */
	public static final List<String> SHOWN = shown();

	private ByteLevel() {
	}

	private static List<String> shown() {
		String[] shown = new String[256];
		int others = 0;
		for (int value = 0; value < 256; value++) {
			boolean visible = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
			shown[value] = Character.toString(visible ? value : 256 + others++);
		}
		return List.of(shown);
	}

	/** The same text where lone halves of surrogate pairs, which have no bytes, are replacement characters; offsets stay. */
	public static String wellFormed(String text) {
		StringBuilder clean = new StringBuilder();
		int copied = 0;
		for (int i = 0; i < text.length(); i++) {
			if (isLone(text, i)) {
				clean.append(text, copied, i).append('\uFFFD');
				copied = i + 1;
			}
		}
		return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
	}

	private static boolean isLone(String text, int at) {
		char c = text.charAt(at);
		if (!Character.isSurrogate(c)) {
			return false;
		}
		if (Character.isHighSurrogate(c)) {
			return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
		}
		return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
	}
}
