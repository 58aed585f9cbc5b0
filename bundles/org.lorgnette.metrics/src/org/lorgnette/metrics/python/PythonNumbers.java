package org.lorgnette.metrics.python;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of doubles as CPython's {@code round} and C's {@code printf} do it: on the exact binary value, ties to even. */
public final class PythonNumbers {

	private PythonNumbers() {
	}

	/** {@code round(value, digits)} for a finite value. */
	public static double round(double value, int digits) {
		return exact(value, digits).doubleValue();
	}

	/** {@code "%.<digits>f" % value} for a finite value that is not negative. */
	public static String fixed(double value, int digits) {
		return exact(value, digits).toPlainString();
	}

	private static BigDecimal exact(double value, int digits) {
		return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
	}
}
