package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/** Scores one engine's predictions for one task, document by document. */
interface TaskScoring {

	/** Scores the next document; units are numbered on from those of the documents before. */
	void add(Document gold, List<Prediction<? extends Value>> predictions);

	/** How many units were scored. */
	int units();

	/** The tables by measure, the main measure first. */
	Map<String, UnitTable> measures();

	/** The tables of the main measure by type. */
	SortedMap<String, UnitTable> types();

	ConfusionMatrix confusion();

	CaseSampler cases();

	/** Predictions that came with a score, for curves. */
	List<Scored> scored();

	SortedMap<String, Long> leftOut();

	/** What conlleval says, where documents brought tokens. */
	default Optional<EngineResult.Tagging> tagging() {
		return Optional.empty();
	}
}
