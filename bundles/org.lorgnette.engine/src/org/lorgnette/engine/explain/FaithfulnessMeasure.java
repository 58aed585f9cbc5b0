package org.lorgnette.engine.explain;

import java.util.Locale;

/** How well a ranking of words says which of them a decision rests on. All are in units of the decision's score. */
public enum FaithfulnessMeasure {
	/** Area under the score as words are hidden, the most important first (Petsiuk, Das and Saenko 2018, "RISE", section 3.4). */
	DELETION(false),
	/** Area under the score as words are shown to an engine that saw none, the most important first (the same). */
	INSERTION(true),
	/**
	 * What the score loses when the most important words are hidden (DeYoung et al. 2020, "ERASER", section 4.2): the mean over the
	 * most important 1, 5, 10, 20 and 50 percent of the words, as the benchmark's program takes it.
	 */
	COMPREHENSIVENESS(true),
	/** What the score loses when only these words are left (the same); below 0 if it gains. */
	SUFFICIENCY(false);

	private final boolean largerIsBetter;

	FaithfulnessMeasure(boolean largerIsBetter) {
		this.largerIsBetter = largerIsBetter;
	}

	public boolean largerIsBetter() {
		return largerIsBetter;
	}

	/** The name used in files and on the command line. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}
}
