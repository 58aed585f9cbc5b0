package org.lorgnette.metrics.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.metrics.Counts;
import org.lorgnette.model.Span;

/**
 * F1 of each pair of annotators on units of equal document, span and category (Hripcsak and Rothschild, "Agreement, the
 * F-measure, and reliability in information retrieval", 2005). F1 is the same whichever of the two is taken as gold.
 */
public record PairwiseF1(List<Pair> pairs) {

	/** The counts with {@code first} as gold. */
	public record Pair(String first, String second, Counts counts) {
	}

	private record Key(int document, Span span, String category) {
	}

	public PairwiseF1 {
		pairs = List.copyOf(pairs);
	}

	/** A unit that an annotator set several times matches as many times as the other did. */
	public static PairwiseF1 of(UnitizingStudy study) {
		Map<String, Map<Key, Integer>> byAnnotator = new HashMap<>();
		study.annotators().forEach(annotator -> byAnnotator.put(annotator, new HashMap<>()));
		for (Unit unit : study.units()) {
			byAnnotator.get(unit.annotator()).merge(new Key(unit.document(), unit.span(), unit.category()), 1, Integer::sum);
		}
		List<Pair> pairs = new ArrayList<>();
		List<String> annotators = study.annotators();
		for (int i = 0; i < annotators.size(); i++) {
			for (int j = i + 1; j < annotators.size(); j++) {
				pairs.add(new Pair(annotators.get(i), annotators.get(j),
						match(byAnnotator.get(annotators.get(i)), byAnnotator.get(annotators.get(j)))));
			}
		}
		return new PairwiseF1(pairs);
	}

	/** The mean F1 over the pairs for which it is defined, in 0..1; empty if it is for none. */
	public OptionalDouble mean() {
		return pairs.stream().map(pair -> pair.counts().f1()).filter(OptionalDouble::isPresent)
				.mapToDouble(OptionalDouble::getAsDouble).average();
	}

	private static Counts match(Map<Key, Integer> gold, Map<Key, Integer> predicted) {
		long correct = 0;
		for (Map.Entry<Key, Integer> unit : gold.entrySet()) {
			correct += Math.min(unit.getValue(), predicted.getOrDefault(unit.getKey(), 0));
		}
		return new Counts(size(gold), size(predicted), correct);
	}

	private static long size(Map<Key, Integer> units) {
		return units.values().stream().mapToLong(Integer::longValue).sum();
	}
}
