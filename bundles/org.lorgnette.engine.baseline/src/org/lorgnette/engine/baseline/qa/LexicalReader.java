package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.lorgnette.engine.Cancellation;

/** Finds candidate answers to a question in the best sentences of a text. */
final class LexicalReader {

	private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::logit).reversed()
			.thenComparingInt(Candidate::first).thenComparingInt(Candidate::end);

	private final Weights weights;
	private final int sentences;

	/** @param sentences how many of the best sentences are read */
	LexicalReader(Weights weights, int sentences) {
		this.weights = weights;
		this.sentences = sentences;
	}

	/** All candidates, the best first. */
	List<Candidate> candidates(TextIndex index, AskedFor question, Cancellation cancellation) {
		List<Candidate> candidates = new ArrayList<>();
		List<SentenceRanker.Ranked> ranked = SentenceRanker.rank(index, question, sentences, cancellation);
		for (int rank = 0; rank < ranked.size(); rank++) {
			cancellation.check();
			SpanFeatures features = new SpanFeatures(index, question, ranked.get(rank), rank);
			TextIndex.Range range = features.range();
			for (int first = range.first(); first < range.end(); first++) {
				int farthest = features.farthest(first);
				for (int end = first + 1; end <= farthest; end++) {
					if (features.isCandidate(first, end)) {
						candidates.add(new Candidate(first, end, weights.score(features, first, end), features, ranked.get(rank)));
					}
				}
			}
		}
		candidates.sort(ORDER);
		return candidates;
	}

	/** The best candidates that neither overlap nor say the same as a better one. */
	static List<Candidate> distinct(List<Candidate> candidates, int limit, Function<Candidate, String> text) {
		List<Candidate> kept = new ArrayList<>();
		Set<String> said = new HashSet<>();
		for (Candidate candidate : candidates) {
			if (kept.size() == limit) {
				break;
			}
			if (kept.stream().noneMatch(candidate::overlaps) && said.add(text.apply(candidate))) {
				kept.add(candidate);
			}
		}
		return kept;
	}
}
