package org.lorgnette.cli.score;

import java.util.List;

/**
 * Where text without sentence breaks may be cut to bound memory: where every scorer counts the same as if it had not been cut. A
 * cut looks to them like a token with the tag {@code O} on both sides, so it changes nothing beside such a tag; and, but for
 * schemes that read {@code B} by what stands before, nothing between a {@code B} or {@code I} and a {@code B}.
 */
final class TagCut {

	private static final int LEAST = 1_000;
	private static final String OUTSIDE = "O";

	private TagCut() {
	}

	/** @param strict whether chunks are read by a scheme */
	static boolean isBetween(List<TagPair> sentence, TagPair next, boolean strict) {
		if (sentence.size() < LEAST) {
			return false;
		}
		TagPair last = sentence.getLast();
		return isBetween(last.gold(), next.gold(), strict) && isBetween(last.predicted(), next.predicted(), strict);
	}

	private static boolean isBetween(String last, String next, boolean strict) {
		return last.equals(OUTSIDE) || next.equals(OUTSIDE)
				|| !strict && next.startsWith("B-") && (last.startsWith("B-") || last.startsWith("I-"));
	}
}
