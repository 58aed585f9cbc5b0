package org.lorgnette.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A corpus metric of generated text. Its per-segment statistics are what a paired bootstrap resamples; summing them in order and
 * asking for the score gives the corpus score.
 */
public interface TextMetric<S extends TextStatistics<S>> {

	/** The statistics of no segment at all. */
	S zero();

	/**
	 * The statistics of one segment. An empty reference counts as a reference; leave an absent one out of the list.
	 *
	 * @throws IllegalArgumentException if there is no reference
	 */
	S segment(List<String> references, String hypothesis);

	/** The statistics of one segment with one reference. */
	default S segment(String reference, String hypothesis) {
		return segment(List.of(reference), hypothesis);
	}

	/**
	 * One reference for each hypothesis.
	 *
	 * @throws IllegalArgumentException if there are not as many references as hypotheses
	 */
	default List<S> segments(List<String> references, List<String> hypotheses) {
		Parallel.check(references.size(), hypotheses.size());
		List<S> segments = new ArrayList<>(hypotheses.size());
		for (int i = 0; i < hypotheses.size(); i++) {
			segments.add(segment(references.get(i), hypotheses.get(i)));
		}
		return List.copyOf(segments);
	}

	/**
	 * Several references for each hypothesis: the outer list is as long as the list of hypotheses, the number of references may
	 * differ from segment to segment.
	 *
	 * @throws IllegalArgumentException if the lists differ in length or a segment has no reference
	 */
	default List<S> multiReferenceSegments(List<List<String>> references, List<String> hypotheses) {
		Parallel.check(references.size(), hypotheses.size());
		List<S> segments = new ArrayList<>(hypotheses.size());
		for (int i = 0; i < hypotheses.size(); i++) {
			if (references.get(i).isEmpty()) {
				throw new IllegalArgumentException("segment " + (i + 1) + " has no reference: at least one is needed");
			}
			segments.add(segment(references.get(i), hypotheses.get(i)));
		}
		return List.copyOf(segments);
	}

	/** The sum over all segments. */
	default S sum(Iterable<S> segments) {
		S sum = zero();
		for (S segment : segments) {
			sum = sum.plus(segment);
		}
		return sum;
	}

	/**
	 * The statistics of a corpus with one reference for each hypothesis.
	 *
	 * @throws IllegalArgumentException if there are not as many references as hypotheses
	 */
	default S corpus(List<String> references, List<String> hypotheses) {
		return sum(segments(references, hypotheses));
	}
}
