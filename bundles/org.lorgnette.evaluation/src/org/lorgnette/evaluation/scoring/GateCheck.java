package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Estimate;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.experiment.Gate;

/**
 * Looks up the metrics that gates name: {@code MEASURE.VALUE} ({@code strict.f1}), {@code MAIN.TYPE.VALUE} ({@code strict.PER.recall}),
 * {@code macro.VALUE} or {@code accuracy}, where VALUE is precision, recall or f1.
 */
public final class GateCheck {

	private GateCheck() {
	}

	/**
	 * @throws IllegalArgumentException
	 *             for a metric that cannot exist; a type that did not occur is undefined instead
	 */
	public static OptionalDouble value(EngineResult result, String metric) {
		int last = metric.lastIndexOf('.');
		if (metric.equals("accuracy")) {
			return result.tagging().map(tagging -> OptionalDouble.of(tagging.accuracy())).orElse(OptionalDouble.empty());
		}
		int first = metric.indexOf('.');
		String measure = first < 0 ? "" : metric.substring(0, first);
		String value = last < 0 ? "" : metric.substring(last + 1);
		if (measure.equals("macro") && first == last) {
			return macro(result, metric, value);
		}
		if (first >= 0 && first == last && result.overall().containsKey(measure)) {
			return pick(Optional.of(result.overall().get(measure)), metric, value, result);
		}
		if (first < last && measure.equals(result.mainMeasure())) {
			return pick(Optional.ofNullable(result.types().get(metric.substring(first + 1, last))), metric, value, result);
		}
		throw unknown(metric, result);
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
		Optional<Estimate> estimate = switch (value) {
			case "precision" -> score.map(Score::precision);
			case "recall" -> score.map(Score::recall);
			case "f1" -> score.map(Score::f1);
			default -> throw unknown(metric, result);
		};
		return estimate.map(Estimate::value).orElse(OptionalDouble.empty());
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
