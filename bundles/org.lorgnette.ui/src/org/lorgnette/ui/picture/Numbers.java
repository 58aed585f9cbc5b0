package org.lorgnette.ui.picture;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.OptionalDouble;

import org.eclipse.osgi.util.NLS;

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

	/** Such as 3.4 ms, 12 ms or 1.2 s. */
	static String time(Duration time) {
		double millis = time.toNanos() / 1e6;
		boolean seconds = millis >= 999.5;
		NumberFormat format = NumberFormat.getNumberInstance();
		int digits = seconds || millis < 9.95 ? 1 : 0;
		format.setMinimumFractionDigits(digits);
		format.setMaximumFractionDigits(digits);
		return NLS.bind(seconds ? Messages.took_s : Messages.took_ms, format.format(seconds ? millis / 1000 : millis));
	}

	static String twoDigits(double value) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(2);
		return format.format(value);
	}
}
