package org.lorgnette.world.question;

/** What questions look like, finer than {@link Kind}: those of one pattern are drawn alike. */
public enum Pattern {
	QUERY_COLOUR(3), QUERY_SHAPE(3), QUERY_SIZE(2), VERIFY(3), COUNT(4), EXISTS(3), MISSING(2), COUNT_EXCEPT(3), EXISTS_EXCEPT(2),
	COMPARE(4), COUNT_ONE_OR_OTHER(2), COUNT_UNION(2), BOTH(2), EITHER(2), COUNT_ALIKE(2), EXISTS_ALIKE(2), VERIFY_ALIKE(3),
	COUNT_PLACED(5), EXISTS_PLACED(3), VERIFY_PLACE(4), QUERY_PLACED(6);

	private final int weight;

	Pattern(int weight) {
		this.weight = weight;
	}

	/** How often it is asked, relative to the others. */
	public int weight() {
		return weight;
	}
}
