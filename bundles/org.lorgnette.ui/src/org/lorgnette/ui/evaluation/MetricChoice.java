package org.lorgnette.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Texts;

/** The metrics by which engines can be compared, in words. */
final class MetricChoice {

	private final Texts texts;
	private final List<String> ids = new ArrayList<>();
	private final List<String> names = new ArrayList<>();

	MetricChoice(Texts texts) {
		this.texts = texts;
	}

	/** Takes those of a result: F1 of the main measure comes first. */
	void of(EvaluationResult result) {
		ids.clear();
		names.clear();
		EngineResult first = result.engines().getFirst();
		String main = first.measures().getFirst();
		first.overall().forEach((measure, score) -> values(score).forEach(value -> add(measure + "." + value, texts.measure(measure), value)));
		for (String type : new Tables(result, texts).typeNames()) {
			values(first.overall().get(main)).forEach(value -> add(main + "." + type + "." + value, type, value));
		}
	}

	/** F1 first, then what else the measure has. */
	private static List<String> values(Score score) {
		return Stream.concat(Stream.of(Score.F1), score.values().keySet().stream()).filter(score::has).distinct().toList();
	}

	private void add(String id, String of, String value) {
		ids.add(id);
		names.add(texts.get("column." + value) + ", " + of);
	}

	String id(int index) {
		return ids.get(index);
	}

	List<String> names() {
		return List.copyOf(names);
	}
}
