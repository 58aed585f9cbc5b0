package org.lorgnette.ui.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.experiment.EngineSpec;

/**
 * One engine's view of the open file. {@code analyses} holds what is there so far, by part; while the engine works, or after the text has
 * changed, some are missing or {@link LaneAnalysis#stale() stale}.
 *
 * @param message what went wrong and what to do, if {@code status} is FAILED or UNAVAILABLE
 */
public record Lane(EngineSpec engine, Family family, Status status, Optional<String> message, Map<Integer, LaneAnalysis> analyses) {

	/** Where the engine is. */
	public enum Status {
		WAITING, RUNNING, READY, FAILED, UNAVAILABLE
	}

	public Lane {
		analyses = Map.copyOf(analyses);
	}

	/** What tables call the engine; unique among the lanes of a session. */
	public String name() {
		return engine.name();
	}

	/** Predictions for one part, if they are there. */
	public Optional<LaneAnalysis> analysis(int part) {
		return Optional.ofNullable(analyses.get(part));
	}

	/** Documents that differ from the gold anywhere, in order. */
	public List<Integer> differingParts() {
		return analyses.entrySet().stream().filter(entry -> entry.getValue().differs()).map(Map.Entry::getKey).sorted().toList();
	}
}
