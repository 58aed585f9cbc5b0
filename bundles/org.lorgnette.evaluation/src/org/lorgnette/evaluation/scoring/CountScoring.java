package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.model.Grounding;

/** Scoring of items that the gold and the engine mark in a text, by precision and recall. */
abstract class CountScoring extends TaskScoring {

	private final Map<String, UnitTable> measures = new LinkedHashMap<>();
	private final SortedMap<String, UnitTable> types = new TreeMap<>();
	private final List<Scored> scored = new ArrayList<>();
	private final GroundingTable grounding = new GroundingTable();
	private int units;

	/** @param measureNames the main measure first */
	CountScoring(List<String> measureNames, CaseSampler cases) {
		super(cases);
		measureNames.forEach(measure -> measures.put(measure, new UnitTable()));
	}

	/** Counts a document's units as scored. */
	final void advance(int unitsOfDocument) {
		units += unitsOfDocument;
	}

	final UnitTable measure(String name) {
		return measures.get(name);
	}

	/** Adds to the table of a type under the main measure. */
	final void addType(String type, int unit, Counts counts) {
		types.computeIfAbsent(type, unseen -> new UnitTable()).add(unit, counts);
	}

	@Override
	final int units() {
		return units;
	}

	@Override
	final Map<String, UnitStatistics> measures() {
		return Collections.unmodifiableMap(measures);
	}

	@Override
	final SortedMap<String, UnitStatistics> types() {
		return Collections.unmodifiableSortedMap(types);
	}

	@Override
	final UnitStatistics nothing() {
		return new UnitTable();
	}

	/** Of a prediction in the unit, if it was written and had to be found. */
	final void ground(int unit, Optional<Grounding> found) {
		grounding.add(unit, found);
	}

	@Override
	final Optional<UnitStatistics> grounding() {
		return grounding.statistics(units);
	}

	/** Predictions that came with a score, for curves. */
	final List<Scored> scored() {
		return scored;
	}

	@Override
	final Optional<PrecisionRecallCurve> curve() {
		long gold = measures.values().iterator().next().counts().gold();
		return scored.isEmpty() ? Optional.empty() : Optional.of(PrecisionRecallCurve.of(scored, gold));
	}

	@Override
	final Optional<Reliability> calibration() {
		return scored.isEmpty() ? Optional.empty() : Optional.of(Reliability.equalWidth(scored, CALIBRATION_BINS));
	}
}
