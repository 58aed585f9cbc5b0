package org.lorgnette.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.engine.Family;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;

/**
 * What one engine achieved.
 *
 * @param name what tables call it
 * @param engine its id
 * @param overall micro-averaged scores by measure, the main one first: {@code strict exact partial type} for entities (SemEval-2013),
 *        {@code strict boundary entities} for relations
 * @param macro the mean of the types' scores under the main measure
 * @param types scores by type under the main measure
 * @param tagging token accuracy and chunk scores as conlleval counts them, where the corpus has tokens
 * @param curve precision against recall over the scores of predictions, if the engine gives scores
 * @param calibration likewise
 * @param leftOut predicted labels that no common label stands for, with how often they occurred
 * @param failures documents the engine failed on, with its message; they count as without predictions
 */
public record EngineResult(String name, String engine, Family family, Map<String, String> settings, Map<String, Score> overall,
		MacroAverage macro, SortedMap<String, Score> types, ConfusionMatrix confusion, SortedMap<Outcome.Kind, Long> cases,
		Optional<Tagging> tagging, Optional<PrecisionRecallCurve> curve, Optional<Reliability> calibration,
		SortedMap<String, Long> leftOut, SortedMap<String, String> failures, Timing timing) {

	/** Unweighted means over the types that occur in gold or predictions; undefined values count as 0. */
	public record MacroAverage(double precision, double recall, double f1) {
	}

	/** Counts of conlleval (Tjong Kim Sang 2000): accuracy over tokens. */
	public record Tagging(long tokens, double accuracy) {
	}

	/** What the work cost: {@code seconds} of wall time for all documents without loading; {@code loadSeconds} for opening. */
	public record Timing(double loadSeconds, double seconds, long documents, long characters) {
	}

	/** The measure that comes first in {@link #overall}. */
	public String mainMeasure() {
		return overall.keySet().iterator().next();
	}

	public List<String> measures() {
		return List.copyOf(overall.keySet());
	}
}
