package org.lorgnette.evaluation.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

/** Scores one engine's predictions for one task, document by document. For one thread. */
abstract class TaskScoring {

	static final int CALIBRATION_BINS = 10;

	private final CaseSampler cases;

	TaskScoring(CaseSampler cases) {
		this.cases = cases;
	}

	/**
	 * The scoring of the experiment's task.
	 *
	 * @throws IllegalArgumentException
	 *             if there is none for it
	 */
	static TaskScoring of(Experiment experiment, EngineSpec engine, CaseSampler cases) {
		ComparisonSpec.Unit unit = experiment.comparison().unit();
		return switch (experiment.task()) {
			case NER -> new EntityScoring(new Mapping(experiment, engine), unit, cases);
			case RELATIONS -> new RelationScoring(new Mapping(experiment, engine), unit, cases, experiment.symmetric());
			case QA -> new QuestionScoring(engine.name(), unit, cases);
			case VQA -> new VisualScoring(engine.name(), unit, cases);
		};
	}

	/**
	 * Scores the next document, or question about pictures; units are numbered on from those before.
	 *
	 * @param failed
	 *            whether the engine failed on it, so that there are no predictions
	 * @throws IllegalArgumentException
	 *             if the task has to do with the other
	 */
	final void add(Instance gold, List<Prediction<? extends Value>> predictions, boolean failed) {
		switch (gold) {
			case Document document -> add(document, predictions, failed);
			case VisualQuestion question -> add(question, predictions, failed);
		}
	}

	void add(Document gold, List<Prediction<? extends Value>> predictions, boolean failed) {
		throw new IllegalArgumentException("'" + gold.id() + "' is a text; expected a question about pictures");
	}

	void add(VisualQuestion gold, List<Prediction<? extends Value>> predictions, boolean failed) {
		throw new IllegalArgumentException("'" + gold.id() + "' is a question about pictures; expected a text");
	}

	/** How many units were scored. */
	abstract int units();

	/** What was counted by measure, the main measure first. */
	abstract Map<String, UnitStatistics> measures();

	/** What was counted under the main measure by type. */
	abstract SortedMap<String, UnitStatistics> types();

	/** What a type that did not occur counts. */
	abstract UnitStatistics nothing();

	/** What a part of a breakdown counts that did not occur. */
	UnitStatistics nothing(String breakdown) {
		return nothing();
	}

	/** The value of the main measure by which engines are ranked. */
	String mainValue() {
		return Score.F1;
	}

	/** What was counted under the main measure, divided otherwise than by type: by name and part. */
	Map<String, Map<String, UnitStatistics>> breakdowns() {
		return Map.of();
	}

	abstract ConfusionMatrix confusion();

	/** Predicted labels that no common label stands for, with how often they occurred. */
	abstract SortedMap<String, Long> leftOut();

	/** Empty if no prediction came with a score. */
	abstract Optional<PrecisionRecallCurve> curve();

	/** Empty if no prediction came with a score. */
	abstract Optional<Reliability> calibration();

	/** How what was written was found in the texts; empty where engines mark these themselves. */
	Optional<UnitStatistics> grounding() {
		return Optional.empty();
	}

	/** What conlleval says, where documents brought tokens. */
	Optional<EngineResult.Tagging> tagging() {
		return Optional.empty();
	}

	/**
	 * @param scores
	 *            of {@link #breakdowns()}
	 * @param scorer
	 *            gives tables their values and intervals
	 */
	Optional<VisualAnswering> visual(Map<String, Map<String, Score>> scores,
			Function<Map<String, UnitStatistics>, Map<String, Score>> scorer) {
		return Optional.empty();
	}

	/** The unweighted means over classes, where these are not the types. */
	Optional<EngineResult.MacroAverage> macro() {
		return Optional.empty();
	}

	/** @param scores of {@link #breakdowns()} */
	Optional<Answering> answering(Map<String, Map<String, Score>> scores) {
		return Optional.empty();
	}

	final CaseSampler cases() {
		return cases;
	}
}
