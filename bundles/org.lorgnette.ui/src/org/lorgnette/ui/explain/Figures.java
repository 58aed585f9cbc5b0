package org.lorgnette.ui.explain;

import java.text.NumberFormat;
import java.util.OptionalDouble;

import org.lorgnette.ui.UserLocale;

/** Numbers as the user's language writes them. */
final class Figures {

	private static final int DIGITS = 3;
	private static final double LEAST = 0.0005;

	private Figures() {
	}

	static String of(double value) {
		NumberFormat format = NumberFormat.getNumberInstance(UserLocale.get());
		format.setMinimumFractionDigits(DIGITS);
		format.setMaximumFractionDigits(DIGITS);
		// 0 is added so that no zero has a sign.
		return format.format(value + 0.0);
	}

	/** Or a dash. */
	static String of(OptionalDouble value) {
		return value.isPresent() ? of(value.getAsDouble()) : "\u2013";
	}

	/** With its sign, which tells for from against; what would be rounded to 0 in powers of ten. */
	static String signed(double value) {
		if (value == 0) {
			return of(0);
		}
		String sign = value > 0 ? "+" : "\u2212";
		double size = Math.abs(value);
		return sign + (size < LEAST ? String.format(UserLocale.get(), "%.1e", size) : of(size));
	}

	static String of(long count) {
		return NumberFormat.getIntegerInstance(UserLocale.get()).format(count);
	}
}
