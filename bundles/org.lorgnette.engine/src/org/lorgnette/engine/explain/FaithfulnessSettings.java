package org.lorgnette.engine.explain;

/**
 * How thoroughly faithfulness is measured; the engine looks at up to {@code 2 steps (1 + rankings)} changed texts and some more.
 *
 * @param steps at how many points the curves are taken besides their begin; fewer if there are fewer words
 * @param rankings how many random rankings an explanation is held against; 0 for none
 * @param seed of the random rankings, and of the order of words with equal attribution
 */
public record FaithfulnessSettings(int steps, int rankings, long seed) {

	public static final FaithfulnessSettings DEFAULT = new FaithfulnessSettings(10, 20, 17);

	/** @throws IllegalArgumentException without a step, or with a negative number of rankings */
	public FaithfulnessSettings {
		if (steps < 1 || rankings < 0) {
			throw new IllegalArgumentException("steps " + steps + ", rankings " + rankings
					+ "; expected 1 step or more, 0 rankings or more");
		}
	}
}
