package org.lorgnette.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

import org.lorgnette.metrics.significance.Interval;

/**
 * Writes numbers as readers of a language expect them. Decimals are rounded from the exact binary value, half to even, as C's
 * {@code printf} does.
 */
public final class Numbers {

	/** Decimals of scores in tables. */
	public static final int TABLE = 3;

	private static final char MINUS = '\u2212';
	private static final char NARROW_SPACE = '\u202f';

	private final boolean french;

	public Numbers(Locale locale) {
		this.french = Texts.isFrench(locale);
	}

	public String score(double value) {
		return decimal(value, TABLE);
	}

	public String decimal(double value, int decimals) {
		String plain = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
		boolean negative = plain.startsWith("-");
		String digits = negative ? plain.substring(1) : plain;
		int point = digits.indexOf('.');
		String whole = group(point < 0 ? digits : digits.substring(0, point));
		String text = point < 0 ? whole : whole + (french ? ',' : '.') + digits.substring(point + 1);
		return negative ? MINUS + text : text;
	}

	/** With a plus sign where it is positive. */
	public String signed(double value, int decimals) {
		String text = decimal(value, decimals);
		return value > 0 && !isZero(value, decimals) ? "+" + text : text;
	}

	/** With four digits that count at least; whole numbers as they are. */
	public String significant(double value) {
		if (value == Math.rint(value) && Math.abs(value) < 1e15) {
			return count((long) value);
		}
		BigDecimal exact = new BigDecimal(value);
		int decimals = Math.max(0, 3 - (exact.precision() - exact.scale() - 1));
		return decimal(value, decimals);
	}

	public String count(long count) {
		String digits = group(Long.toString(Math.abs(count)));
		return count < 0 ? MINUS + digits : digits;
	}

	/** Like {@code 95%}, from 0.95. */
	public String percent(double fraction) {
		String number = new BigDecimal(Double.toString(fraction)).movePointRight(2).stripTrailingZeros().toPlainString();
		return french ? number.replace('.', ',') + "\u00a0%" : number + "%";
	}

	public String interval(double low, double high, int decimals) {
		return "[" + decimal(low, decimals) + (french ? "\u00a0; " : ", ") + decimal(high, decimals) + "]";
	}

	public String interval(Interval interval) {
		return interval(interval.low(), interval.high(), TABLE);
	}

	/** Like {@code p = 0.041} or {@code p < 0.001}. */
	public String p(double p) {
		return p < .001 ? "p < " + decimal(.001, 3) : "p = " + decimal(p, p < .1 ? 3 : 2);
	}

	/** Seconds with three digits that count, at least. */
	public String seconds(double seconds) {
		return decimal(seconds, seconds < 1 ? 2 : seconds < 100 ? 1 : 0);
	}

	boolean isFrench() {
		return french;
	}

	private static boolean isZero(double value, int decimals) {
		return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).signum() == 0;
	}

	private String group(String digits) {
		StringBuilder out = new StringBuilder(digits);
		// French leaves four digits together.
		if (french && digits.length() < 5) {
			return digits;
		}
		for (int at = digits.length() - 3; at > 0; at -= 3) {
			out.insert(at, french ? NARROW_SPACE : ',');
		}
		return out.toString();
	}
}
