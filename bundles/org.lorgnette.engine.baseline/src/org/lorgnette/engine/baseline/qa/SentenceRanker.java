package org.lorgnette.engine.baseline.qa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;

/**
 * Ranks the sentences of a text by BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.5) of the question's stems, each sentence
 * helped a little by its neighbours.
 */
final class SentenceRanker {

	private static final double K1 = 1.2;
	private static final double B = 0.5;
	private static final double NEIGHBOUR = 0.3;

	/**
	 * A sentence and what it shares with the question.
	 *
	 * @param score BM25 over what it could be at most, about 0..1
	 * @param coverage weight of the question's stems that it holds over that of all, 0..1
	 * @param around the same with the sentences before and after it
	 */
	record Ranked(int sentence, double score, double coverage, double around) {
	}

	private SentenceRanker() {
	}

	/** The best sentences, at most {@code limit}; those that share nothing with the question are left out. */
	static List<Ranked> rank(TextIndex index, AskedFor question, int limit, Cancellation cancellation) {
		double all = index.weight(question.stems());
		Map<Integer, Double> bm25 = new HashMap<>();
		Map<Integer, Double> covered = new HashMap<>();
		for (String stem : question.stems()) {
			cancellation.check();
			double weight = index.weight(stem);
			int[] sentences = index.sentencesWith(stem);
			for (int i = 0; i < index.frequency(stem); i++) {
				int length = index.sentences().get(sentences[i]).length();
				double once = (K1 + 1) / (1 + K1 * (1 - B + B * length / index.meanLength()));
				bm25.merge(sentences[i], weight * once, Double::sum);
				covered.merge(sentences[i], weight, Double::sum);
			}
		}
		List<Ranked> ranked = new ArrayList<>(bm25.size());
		bm25.forEach((sentence, score) -> {
			double near = Math.max(bm25.getOrDefault(sentence - 1, 0.0), bm25.getOrDefault(sentence + 1, 0.0));
			double coverage = covered.get(sentence) / all;
			double around = Math.max(covered.getOrDefault(sentence - 1, 0.0), covered.getOrDefault(sentence + 1, 0.0)) / all;
			ranked.add(new Ranked(sentence, (score + NEIGHBOUR * near) / (all * (K1 + 1)), coverage, around));
		});
		ranked.sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::sentence));
		return List.copyOf(ranked.subList(0, Math.min(limit, ranked.size())));
	}
}
