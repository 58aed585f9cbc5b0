package org.lorgnette.ui.ask;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.OptionalDouble;

/** Numbers as the user's language writes them. */
final class Counts {

	private Counts() {
	}

	/** Such as "1 document" or "1,024 documents". */
	static String documents(long count) {
		return plural(Messages.documents, count);
	}

	/** @param pattern a {@link ChoiceFormat} inside of a {@link MessageFormat} whose argument 0 is the number */
	static String plural(String pattern, long count) {
		return MessageFormat.format(pattern, count);
	}

	/** A score with two digits, or a dash. */
	static String score(OptionalDouble score) {
		if (score.isEmpty()) {
			return "\u2013";
		}
		return decimals(score.getAsDouble(), 2);
	}

	static String decimals(double value, int digits) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(digits);
		format.setMaximumFractionDigits(digits);
		return format.format(value);
	}
}
