package org.lorgnette.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.lorgnette.engine.Family;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.PrecisionRecallCurve;
import org.lorgnette.metrics.curve.Reliability;

/**
 * What one engine achieved.
 *
 * @param name what tables call it
 * @param engine its id
 * @param overall micro-averaged scores by measure, the main one first: {@code strict exact partial type} for entities (SemEval-2013),
 *        {@code strict boundary entities} for relations; for questions means over {@code all}, the {@code answerable} and the
 *        {@code unanswerable} ones, how well the engine tells these apart ({@code no-answer}), and {@code french}, see
 *        {@link org.lorgnette.metrics.qa.AnswerNormalizer#FRENCH}; those without a question are absent
 * @param macro the mean of the types' scores under the main measure
 * @param types scores by type under the main measure; the types of questions are kinds such as {@code who} and {@code combien}
 * @param tagging token accuracy and chunk scores as conlleval counts them, where the corpus has tokens
 * @param curve precision against recall over the scores of predictions, if the engine gives scores; for questions precision and recall of
 *        exact answers as the threshold on the probability that there is an answer falls
 * @param calibration likewise; for questions of the surest answer, which may be that there is none
 * @param leftOut predicted labels that no common label stands for, with how often they occurred
 * @param answering what else is measured of answers, where the task is to answer questions
 * @param visual what else is measured of answers to questions about pictures, where that is the task; the measures are accuracy over
 *        {@code all} questions, {@code consistency} over groups of them, and {@code grounding} where the gold has boxes
 * @param grounding how what the engine wrote was found in the texts, as shares of its predictions: {@link Score#UNGROUNDED}, then those found
 *        at several places, with a few letters changed, normalised, and to the letter; empty if engines mark texts themselves
 * @param stability what small changes of texts, questions and pictures change
 * @param spending what its requests took, if it asks elsewhere
 * @param failures documents the engine failed on, with its message; they count as without predictions
 */
public record EngineResult(String name, String engine, Family family, Map<String, String> settings, Map<String, Score> overall,
		MacroAverage macro, SortedMap<String, Score> types, ConfusionMatrix confusion, SortedMap<Outcome.Kind, Long> cases,
		Optional<Tagging> tagging, Optional<PrecisionRecallCurve> curve, Optional<Reliability> calibration,
		Optional<Answering> answering, Optional<VisualAnswering> visual, Optional<Score> grounding, Stability stability,
		SortedMap<String, Long> leftOut, SortedMap<String, String> failures, Timing timing, Optional<Spending> spending) {

	/** A result of a task without questions. */
	public EngineResult(String name, String engine, Family family, Map<String, String> settings, Map<String, Score> overall,
			MacroAverage macro, SortedMap<String, Score> types, ConfusionMatrix confusion, SortedMap<Outcome.Kind, Long> cases,
			Optional<Tagging> tagging, Optional<PrecisionRecallCurve> curve, Optional<Reliability> calibration,
			SortedMap<String, Long> leftOut, SortedMap<String, String> failures, Timing timing) {
		this(name, engine, family, settings, overall, macro, types, confusion, cases, tagging, curve, calibration, Optional.empty(),
				Optional.empty(), Optional.empty(), Stability.NONE, leftOut, failures, timing, Optional.empty());
	}

	/** Unweighted means over the types that occur in gold or predictions; undefined values count as 0. */
	public record MacroAverage(double precision, double recall, double f1) {
	}

	/** Counts of conlleval (Tjong Kim Sang 2000): accuracy over tokens. */
	public record Tagging(long tokens, double accuracy) {
	}

	/** What the work cost: {@code seconds} of wall time for all documents without loading; {@code loadSeconds} for opening. */
	public record Timing(double loadSeconds, double seconds, long documents, long characters) {
	}

	/** The same result under another name. */
	public EngineResult named(String newName) {
		return new EngineResult(newName, engine, family, settings, overall, macro, types, confusion, cases, tagging, curve, calibration,
				answering, visual, grounding, stability.ofEngine(newName), leftOut, failures, timing, spending);
	}

	/** The measure that comes first in {@link #overall}. */
	public String mainMeasure() {
		return overall.keySet().iterator().next();
	}

	/** The value of the main measure by which engines are ranked: F1, of questions about pictures accuracy. */
	public String mainValue() {
		return visual.isPresent() ? Score.ACCURACY : Score.F1;
	}

	/** What engines are ranked by. */
	public Estimate main() {
		return overall.get(mainMeasure()).value(mainValue());
	}

	/** Whether the task is to answer questions, about texts or pictures. */
	public boolean isAnswering() {
		return answering.isPresent() || visual.isPresent();
	}

	public List<String> measures() {
		return List.copyOf(overall.keySet());
	}
}
