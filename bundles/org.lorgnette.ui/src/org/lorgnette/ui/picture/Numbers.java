package org.lorgnette.ui.picture;

import java.text.NumberFormat;
import java.util.OptionalDouble;

/** Numbers as the user's language writes them. */
final class Numbers {

	private Numbers() {
	}

	/** With two digits, or a dash. */
	static String score(OptionalDouble score) {
		return score.isPresent() ? twoDigits(score.getAsDouble()) : "\u2013";
	}

	static String twoDigits(double value) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(2);
		return format.format(value);
	}
}
