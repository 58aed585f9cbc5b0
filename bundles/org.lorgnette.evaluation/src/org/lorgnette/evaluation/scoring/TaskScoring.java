package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/** Scores one engine's predictions for one task, document by document. For one thread. */
abstract class TaskScoring {

	private final CaseSampler cases;
	private final Map<String, UnitTable> measures = new LinkedHashMap<>();
	private final SortedMap<String, UnitTable> types = new TreeMap<>();
	private final List<Scored> scored = new ArrayList<>();
	private int units;

	/** @param measureNames the main measure first */
	TaskScoring(List<String> measureNames, CaseSampler cases) {
		this.cases = cases;
		measureNames.forEach(measure -> measures.put(measure, new UnitTable()));
	}

	/** Scores the next document; units are numbered on from those of the documents before. */
	abstract void add(Document gold, List<Prediction<? extends Value>> predictions);

	abstract ConfusionMatrix confusion();

	/** Predicted labels that no common label stands for, with how often they occurred. */
	abstract SortedMap<String, Long> leftOut();

	/** What conlleval says, where documents brought tokens. */
	Optional<EngineResult.Tagging> tagging() {
		return Optional.empty();
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

	/** How many units were scored. */
	final int units() {
		return units;
	}

	/** The tables by measure, the main measure first. */
	final Map<String, UnitTable> measures() {
		return measures;
	}

	/** The tables of the main measure by type. */
	final SortedMap<String, UnitTable> types() {
		return types;
	}

	final CaseSampler cases() {
		return cases;
	}

	/** Predictions that came with a score, for curves. */
	final List<Scored> scored() {
		return scored;
	}
}
