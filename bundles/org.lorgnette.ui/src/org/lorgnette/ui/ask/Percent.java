package org.lorgnette.ui.ask;

import java.text.NumberFormat;

/** Shares as percentages, the way the user's language writes them. */
public final class Percent {

	private Percent() {
	}

	/** Such as "62%" or, in French, "62 %". */
	public static String of(double share) {
		return NumberFormat.getPercentInstance().format(share);
	}
}
