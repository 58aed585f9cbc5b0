package org.lorgnette.metrics.copy;

import java.util.List;

/**
 * What two texts share.
 *
 * @param passages in the order of the first text; none overlaps another in either text
 * @param firstShare share of the first text's letters that stand in passages, in 0..1 (how far it is contained in the second);
 *        {@code secondShare} likewise
 * @param resemblance shared fingerprints of all fingerprints of both, in 0..1 (Broder, "On the resemblance and containment of
 *        documents", 1997)
 */
public record CopyPair(String first, String second, List<CopiedPassage> passages, double firstShare, double secondShare,
		double resemblance) {

	public CopyPair {
		passages = List.copyOf(passages);
	}

	/** The larger of both shares. */
	public double share() {
		return Math.max(firstShare, secondShare);
	}

	/** Letters and digits that are the same. */
	public int letters() {
		return passages.stream().mapToInt(CopiedPassage::letters).sum();
	}
}
