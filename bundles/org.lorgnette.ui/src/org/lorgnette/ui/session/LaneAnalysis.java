package org.lorgnette.ui.session;

import java.util.List;

import org.lorgnette.engine.Analysis;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Entity;

/**
 * What an engine found in one document, with spans relative to the document's text as it is now, and how that differs from the gold:
 * {@code outcomes} has every gold and every predicted entity once, labels mapped to those of the gold; it is empty where the whole file has no gold entity.
 * {@code stale} says that the text has changed since.
 */
public record LaneAnalysis(Analysis analysis, List<Outcome> outcomes, boolean stale) {

	public LaneAnalysis {
		outcomes = List.copyOf(outcomes);
	}

	/** The entities found, with the labels of the gold where there is gold. */
	public List<Entity> entities() {
		return outcomes.isEmpty() ? analysis.entities() : outcomes.stream().flatMap(outcome -> outcome.predicted().stream()).toList();
	}

	/** Whether anything is not as the gold says. */
	public boolean differs() {
		return outcomes.stream().anyMatch(outcome -> outcome.kind() != Outcome.Kind.CORRECT);
	}
}
