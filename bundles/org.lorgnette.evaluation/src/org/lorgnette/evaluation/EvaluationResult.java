package org.lorgnette.evaluation;

import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.evaluation.run.Manifest;

/**
 * All that an experiment found.
 *
 * @param units how many sentences, documents, paragraphs or questions intervals and tests were resampled over
 * @param comparisons paired comparisons on the F1 of the main measure, p adjusted by Holm's method
 * @param cases what stands behind the counts, in corpus order, engine after engine; if there are more than a report can hold, a
 *        sample that keeps every kind
 * @param casesInAll how many there are in all
 * @param agreement of the engines on answers, the gold being one of them; measured where the task is to answer questions
 */
public record EvaluationResult(Experiment experiment, Manifest manifest, long units, List<EngineResult> engines,
		List<PairedComparison> comparisons, List<GateResult> gates, List<Case> cases, long casesInAll, Optional<Agreement> agreement) {

	/** A result without agreement. */
	public EvaluationResult(Experiment experiment, Manifest manifest, long units, List<EngineResult> engines,
			List<PairedComparison> comparisons, List<GateResult> gates, List<Case> cases, long casesInAll) {
		this(experiment, manifest, units, engines, comparisons, gates, cases, casesInAll, Optional.empty());
	}

	public EvaluationResult {
		engines = List.copyOf(engines);
		comparisons = List.copyOf(comparisons);
		gates = List.copyOf(gates);
		cases = List.copyOf(cases);
	}

	public Optional<EngineResult> engine(String name) {
		return engines.stream().filter(engine -> engine.name().equals(name)).findFirst();
	}
}
