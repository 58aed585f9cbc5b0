package org.lorgnette.metrics.text;

/**
 * What TER is computed from.
 *
 * @param edits           insertions, deletions, substitutions and shifts
 * @param referenceLength in words; the mean over the references of a segment
 */
public record TerStatistics(long edits, double referenceLength) implements TextStatistics<TerStatistics> {

	public static final TerStatistics ZERO = new TerStatistics(0, 0);

	@Override
	public TerStatistics plus(TerStatistics other) {
		return new TerStatistics(edits + other.edits, referenceLength + other.referenceLength);
	}

	/**
	 * Edits per reference word in percent, 0 and up; lower is better. Without any reference word it is 100 if there are edits
	 * and 0 if there are none.
	 */
	@Override
	public double score() {
		if (referenceLength > 0) {
			return 100 * (edits / referenceLength);
		}
		return edits > 0 ? 100 : 0;
	}
}
