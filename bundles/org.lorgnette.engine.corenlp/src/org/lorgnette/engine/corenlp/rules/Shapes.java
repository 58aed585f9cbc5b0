package org.lorgnette.engine.corenlp.rules;

/** How a word is written. */
final class Shapes {

	private Shapes() {
	}

	/** One of Capitalized, Upper, Mixed (iPhone, McDonald), Initial (a capital and a full stop), Lower, Number, Other. */
	static String of(String word) {
		int first = word.codePointAt(0);
		if (Character.isDigit(first)) {
			return "Number";
		}
		if (!Character.isLetter(first)) {
			return "Other";
		}
		if (word.length() == Character.charCount(first) + 1 && word.endsWith(".") && Character.isUpperCase(first)) {
			return "Initial";
		}
		long upper = word.codePoints().filter(Character::isUpperCase).count();
		long lower = word.codePoints().filter(Character::isLowerCase).count();
		if (upper == 0) {
			return "Lower";
		}
		if (lower == 0) {
			return upper > 1 ? "Upper" : "Initial";
		}
		return Character.isUpperCase(first) ? "Capitalized" : "Mixed";
	}
}
