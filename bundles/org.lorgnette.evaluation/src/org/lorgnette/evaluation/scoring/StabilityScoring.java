package org.lorgnette.evaluation.scoring;

import java.util.EnumMap;
import java.util.Map;

import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;

/** Compares what one engine says of changed texts to what it says of the original ones. For one thread. */
abstract class StabilityScoring {

	private final Map<Change, FlipTally> tallies = new EnumMap<>(Change.class);
	private final long seed;

	StabilityScoring(long seed) {
		this.seed = seed;
	}

	/** @throws IllegalArgumentException if the task has no texts */
	static StabilityScoring of(Experiment experiment, EngineSpec engine) {
		return switch (experiment.task()) {
			case NER, RELATIONS -> new SpanStability(experiment, engine);
			case QA -> new AnswerStability(engine.name(), experiment.comparison().seed());
			case VQA -> throw new IllegalArgumentException("questions about pictures are compared where they are scored");
		};
	}

	final void add(ChangedDocument changed, EngineScorer.Predicted before, EngineScorer.Predicted after) {
		compare(changed, before, after, tallies.computeIfAbsent(changed.change(), unseen -> new FlipTally(seed)));
	}

	abstract void compare(ChangedDocument changed, EngineScorer.Predicted before, EngineScorer.Predicted after, FlipTally tally);

	/** By change, in their order. */
	final Map<Change, FlipTally> tallies() {
		return tallies;
	}
}
