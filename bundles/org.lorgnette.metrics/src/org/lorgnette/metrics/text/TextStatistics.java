package org.lorgnette.metrics.text;

/**
 * Sufficient statistics of one segment or of many. The statistics of a corpus are the sum of those of its segments; its score is
 * computed from that sum and is in general not the mean of the segments' scores.
 */
public interface TextStatistics<S extends TextStatistics<S>> {

	S plus(S other);

	/** The score of everything summed so far, in percent. */
	double score();
}
