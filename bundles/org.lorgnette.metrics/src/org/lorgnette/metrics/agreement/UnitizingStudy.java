package org.lorgnette.metrics.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.model.Span;

/**
 * The units that annotators set in a corpus. All annotators saw all documents: one who set nothing in a document says that
 * nothing is there.
 *
 * @param annotators who took part, also those without a unit; at least two, all different
 * @param lengths of the documents in UTF-16 code units, by index
 */
public record UnitizingStudy(List<String> annotators, List<Integer> lengths, List<Unit> units) {

	/** @throws IllegalArgumentException if annotators are too few or not distinct, or a unit is outside the study */
	public UnitizingStudy {
		annotators = List.copyOf(annotators);
		lengths = List.copyOf(lengths);
		units = List.copyOf(units);
		if (annotators.size() < 2 || annotators.stream().distinct().count() < annotators.size()) {
			throw new IllegalArgumentException("expected two or more different annotators, got " + annotators);
		}
		for (Unit unit : units) {
			if (!annotators.contains(unit.annotator())) {
				throw new IllegalArgumentException(unit + ": the annotator is none of " + annotators);
			}
			if (unit.document() < 0 || unit.document() >= lengths.size()
					|| unit.span().end() > lengths.get(unit.document())) {
				throw new IllegalArgumentException(unit + ": outside the study of " + lengths.size() + " documents"
						+ (unit.document() >= 0 && unit.document() < lengths.size()
								? ", document " + unit.document() + " has length " + lengths.get(unit.document())
								: ""));
			}
		}
	}

	/**
	 * The study with units of the same annotator and category that overlap replaced by the span that covers them, and units of no
	 * width left out: what alpha for units supposes, and what nested entities of one type violate. Compare the numbers of units
	 * to see how much it changes.
	 */
	public UnitizingStudy withoutOverlaps() {
		List<Unit> result = new ArrayList<>();
		Map<List<Object>, List<Span>> groups = new HashMap<>();
		for (Unit unit : units) {
			if (!unit.span().isEmpty()) {
				groups.computeIfAbsent(List.of(unit.annotator(), unit.document(), unit.category()), key -> new ArrayList<>())
						.add(unit.span());
			}
		}
		groups.forEach((key, spans) -> {
			spans.sort(null);
			Span open = spans.getFirst();
			for (Span span : spans) {
				if (span.begin() < open.end()) {
					open = open.cover(span);
				} else {
					result.add(new Unit((String) key.get(0), (Integer) key.get(1), open, (String) key.get(2)));
					open = span;
				}
			}
			result.add(new Unit((String) key.get(0), (Integer) key.get(1), open, (String) key.get(2)));
		});
		result.sort(Comparator.comparingInt(Unit::document).thenComparing(Unit::span).thenComparing(Unit::annotator)
				.thenComparing(Unit::category));
		return new UnitizingStudy(annotators, lengths, result);
	}
}
