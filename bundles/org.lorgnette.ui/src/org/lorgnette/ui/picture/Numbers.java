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

	/** With two digits and its sign, which tells for from against. */
	static String signed(double value) {
		String digits = twoDigits(Math.abs(value));
		return digits.equals(twoDigits(0)) ? digits : (value > 0 ? "+" : "\u2212") + digits;
	}

	static String twoDigits(double value) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(2);
		return format.format(value);
	}
}
