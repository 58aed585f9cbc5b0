package org.lorgnette.metrics.text;

import java.util.List;

/**
 * A BLEU score and its parts.
 *
 * @param score            in percent; rounding in the logarithms can lift a perfect score a hair above 100, as in sacreBLEU
 * @param precisions       in percent, smoothed, for n = 1 to 4; all 0 if nothing matched
 * @param brevityPenalty   in 0..1
 * @param hypothesisLength in tokens (sacreBLEU's sys_len)
 * @param referenceLength  in tokens (sacreBLEU's ref_len)
 */
public record BleuScore(double score, List<Double> precisions, double brevityPenalty, long hypothesisLength,
		long referenceLength) {

	public BleuScore {
		precisions = List.copyOf(precisions);
	}
}
