package org.lorgnette.engine.baseline.qa;

/**
 * A span that may be the answer.
 *
 * @param first its first word in the text's words
 * @param end after its last
 * @param logit score on the scale of the linear model
 */
record Candidate(int first, int end, double logit, SpanFeatures sentence, SentenceRanker.Ranked ranked) {

	boolean overlaps(Candidate other) {
		return first < other.end && other.first < end;
	}
}
