package org.lorgnette.engine.explain;

import java.util.OptionalInt;

/**
 * Which words are hidden, and how: for occlusion, and to measure the faithfulness of every method.
 *
 * @param window how many words are hidden together by occlusion
 * @param context only words at most so many words away from the decision's places are weighed; empty for all words of the text. A
 *            decision without a place has all words
 * @param own whether words of the decision itself are weighed. Where words are left out, a decision about one word is gone
 *            without it by definition
 * @param question whether words of the question are weighed too
 * @param threads how many changed texts the engine looks at at once
 */
public record OcclusionSettings(Hiding hiding, int window, OptionalInt context, boolean own, boolean question, Matching matching,
		int threads) {

	public static final OcclusionSettings DEFAULT = new OcclusionSettings(Hiding.LEAVE_OUT, 1, OptionalInt.of(40), true, true,
			Matching.EXACT, 1);

	/** @throws IllegalArgumentException if window or threads are less than 1, or the context is negative */
	public OcclusionSettings {
		if (window < 1 || threads < 1 || context.orElse(0) < 0) {
			throw new IllegalArgumentException("window " + window + ", threads " + threads + ", context " + context
					+ "; expected 1, 1 and 0 or more");
		}
	}
}
