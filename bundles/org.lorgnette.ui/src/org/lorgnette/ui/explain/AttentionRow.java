package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;

/** What words attend to in one layer: the mean over the units that are parts of them. */
final class AttentionRow {

	/** A unit that is attended to. */
	record Weight(Word unit, double weight) {
	}

	private AttentionRow() {
	}

	/** The numbers of the units that share a code unit with one of the places. */
	static List<Integer> units(List<Word> units, Word.In in, List<Span> places) {
		List<Integer> found = new ArrayList<>();
		for (int i = 0; i < units.size(); i++) {
			Word unit = units.get(i);
			if (unit.in() == in && places.stream().anyMatch(unit.span()::overlaps)) {
				found.add(i);
			}
		}
		return found;
	}

	/** From the largest weight on. @param head of the layer; the mean over all if empty. @param rows one or more */
	static List<Weight> of(AttentionLayer layer, OptionalInt head, List<Integer> rows) {
		double[] sums = new double[layer.to().size()];
		int first = head.orElse(0);
		int end = head.isPresent() ? first + 1 : layer.heads();
		for (int row : rows) {
			for (int each = first; each < end; each++) {
				for (int key = 0; key < sums.length; key++) {
					sums[key] += layer.weight(each, row, key);
				}
			}
		}
		return ranked(layer.to(), sums, rows.size() * (end - first));
	}

	/** Likewise of layers that were rolled out. */
	static List<Weight> of(List<Word> units, double[][] rolled, List<Integer> rows) {
		double[] sums = new double[units.size()];
		for (int row : rows) {
			for (int key = 0; key < sums.length; key++) {
				sums[key] += rolled[row][key];
			}
		}
		return ranked(units, sums, rows.size());
	}

	private static List<Weight> ranked(List<Word> units, double[] sums, int count) {
		List<Weight> weights = new ArrayList<>(sums.length);
		for (int i = 0; i < sums.length; i++) {
			weights.add(new Weight(units.get(i), sums[i] / count));
		}
		weights.sort(Comparator.comparingDouble(Weight::weight).reversed());
		return List.copyOf(weights);
	}
}
