package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Answering;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.experiment.Gate;
import org.lorgnette.metrics.qa.SquadScores;

/**
 * Looks up the metrics that gates name: {@code MEASURE.VALUE} ({@code strict.f1}), {@code MAIN.TYPE.VALUE} ({@code strict.PER.recall}),
 * {@code macro.VALUE} or {@code accuracy}, where VALUE is precision, recall or f1. Of questions {@code all.VALUE} and likewise,
 * {@code all.KIND.VALUE}, {@code answer-length.RANGE.VALUE}, and {@code best.VALUE} at the best threshold, where VALUE is exact or f1.
 */
public final class GateCheck {

	private static final List<String> COUNTED = List.of(Score.PRECISION, Score.RECALL, Score.F1);
	private static final List<String> MEASURES_OF_ANSWERS = List.of("all", "answerable", "unanswerable", "no-answer", "french");

	private static final List<String> MEASURES_OF_SEEN = List.of(VisualTables.ALL, VisualTables.CONSISTENCY, VisualTables.GROUNDING);

	private GateCheck() {
	}

	/**
	 * @throws IllegalArgumentException
	 *             for a metric that cannot exist; a type that did not occur is undefined instead
	 */
	public static OptionalDouble value(EngineResult result, String metric) {
		int last = metric.lastIndexOf('.');
		if (result.visual().isPresent()) {
			return visual(result, result.visual().get(), EngineScorer.ALIASES.getOrDefault(metric, metric));
		}
		if (metric.equals("accuracy")) {
			return result.tagging().map(tagging -> OptionalDouble.of(tagging.accuracy())).orElse(OptionalDouble.empty());
		}
		int first = metric.indexOf('.');
		String measure = first < 0 ? "" : metric.substring(0, first);
		String type = first < last ? metric.substring(first + 1, last) : "";
		String value = last < 0 ? "" : metric.substring(last + 1);
		if (result.answering().isPresent()) {
			return answers(result, result.answering().get(), metric, measure, type, value);
		}
		if (measure.equals("macro") && first == last) {
			return macro(result, metric, value);
		}
		if (first >= 0 && first == last && result.overall().containsKey(measure)) {
			return pick(Optional.of(result.overall().get(measure)), metric, value, result);
		}
		if (first < last && measure.equals(result.mainMeasure())) {
			return pick(Optional.ofNullable(result.types().get(type)), metric, value, result);
		}
		throw unknown(metric, result);
	}

	/** What a corpus has no question for is undefined: only its run shows that. */
	private static OptionalDouble answers(EngineResult result, Answering answering, String metric, String measure, String type,
			String value) {
		if (measure.equals("best") && type.isEmpty() && value.equals(Score.EXACT)) {
			return percent(answering.squad().best().map(SquadScores.Best::exact));
		}
		if (measure.equals("best") && type.isEmpty() && value.equals(Score.F1)) {
			return percent(answering.squad().best().map(SquadScores.Best::f1));
		}
		boolean counted = measure.equals("no-answer") ? COUNTED.contains(value) : List.of(Score.EXACT, Score.F1).contains(value);
		if (counted && type.isEmpty() && MEASURES_OF_ANSWERS.contains(measure)) {
			return Optional.ofNullable(result.overall().get(measure)).map(score -> score.value(value).value())
					.orElse(OptionalDouble.empty());
		}
		Map<String, Score> parts = measure.equals(result.mainMeasure()) ? result.types() : answering.breakdowns().get(measure);
		if (counted && !type.isEmpty() && parts != null) {
			return Optional.ofNullable(parts.get(type)).map(score -> score.value(value).value()).orElse(OptionalDouble.empty());
		}
		throw new IllegalArgumentException("gate: there is no metric '" + metric + "'; expected one of "
				+ String.join(", ", MEASURES_OF_ANSWERS) + ", best, " + result.mainMeasure() + ".KIND or "
				+ String.join(".RANGE, ", answering.breakdowns().keySet()) + ".RANGE, followed by .exact or .f1 (no-answer: "
				+ ".precision, .recall or .f1)");
	}

	/** What a corpus has no question, group or box for is undefined: only its run shows that. */
	private static OptionalDouble visual(EngineResult result, VisualAnswering visual, String metric) {
		int first = metric.indexOf('.');
		int last = metric.lastIndexOf('.');
		String measure = first < 0 ? metric : metric.substring(0, first);
		String value = metric.substring(last + 1);
		if (measure.equals("macro")) {
			return macro(result, metric, value);
		}
		String part = first < last ? metric.substring(first + 1, last) : "";
		Map<String, Score> parts = part.isEmpty() ? result.overall()
				: measure.equals(result.mainMeasure()) ? result.types() : visual.breakdowns().getOrDefault(measure, Map.of());
		boolean known = part.isEmpty() ? MEASURES_OF_SEEN.contains(measure)
				: measure.equals(result.mainMeasure()) || visual.breakdowns().containsKey(measure);
		if (first < 0 || !known) {
			throw new IllegalArgumentException("gate: there is no metric '" + metric + "'; expected accuracy, consistency, iou, "
					+ "all.KIND.accuracy, answer-type.TYPE.accuracy, answer.ANSWER.f1 or macro.f1");
		}
		return Optional.ofNullable(parts.get(part.isEmpty() ? measure : part)).map(score -> score.value(value).value())
				.orElse(OptionalDouble.empty());
	}

	private static OptionalDouble percent(Optional<Double> value) {
		return value.isPresent() ? OptionalDouble.of(value.get() / 100) : OptionalDouble.empty();
	}

	private static OptionalDouble macro(EngineResult result, String metric, String value) {
		return OptionalDouble.of(switch (value) {
			case "precision" -> result.macro().precision();
			case "recall" -> result.macro().recall();
			case "f1" -> result.macro().f1();
			default -> throw unknown(metric, result);
		});
	}

	private static OptionalDouble pick(Optional<Score> score, String metric, String value, EngineResult result) {
		if (!COUNTED.contains(value)) {
			throw unknown(metric, result);
		}
		return score.map(found -> found.value(value)).map(Estimate::value).orElse(OptionalDouble.empty());
	}

	private static IllegalArgumentException unknown(String metric, EngineResult result) {
		return new IllegalArgumentException("gate: there is no metric '" + metric + "'; expected one of "
				+ String.join(", ", result.measures()) + ", " + result.mainMeasure() + ".TYPE or macro, followed by .precision, "
				+ ".recall or .f1; or accuracy");
	}

	/** All gates of the engines that have results. */
	public static List<GateResult> check(List<Gate> gates, List<EngineResult> results) {
		List<GateResult> checked = new ArrayList<>();
		for (Gate gate : gates) {
			results.stream().filter(result -> result.name().equals(gate.engine())).findFirst()
					.ifPresent(result -> checked.add(new GateResult(gate, value(result, gate.metric()))));
		}
		return checked;
	}
}
