package org.lorgnette.model.text;

/** Where words may begin and end. Scripts that set no spaces have a border between any two characters. */
public final class WordBorder {

	private WordBorder() {
	}

	public static boolean joins(char before, char after) {
		return isWordPart(before) && isWordPart(after);
	}

	public static boolean isAt(CharSequence text, int index) {
		return index <= 0 || index >= text.length() || !joins(text.charAt(index - 1), text.charAt(index))
				&& !Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
	}

	private static boolean isWordPart(char character) {
		if (character < 128) {
			return Character.isLetterOrDigit(character);
		}
		int type = Character.getType(character);
		boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
		return (mark || Character.isLetterOrDigit(character)) && !isUnspaced(character);
	}

	private static boolean isUnspaced(char character) {
		return switch (Character.UnicodeScript.of(character)) {
			case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
			default -> false;
		};
	}
}
