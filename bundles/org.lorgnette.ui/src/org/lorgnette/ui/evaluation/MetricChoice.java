package org.lorgnette.ui.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Texts;

/** The metrics by which engines can be compared, in words. */
final class MetricChoice {

	private static final List<String> VALUES = List.of("f1", "precision", "recall");

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
		List<String> measures = result.engines().getFirst().measures();
		for (String measure : measures) {
			VALUES.forEach(value -> add(measure + "." + value, texts.measure(measure), value));
		}
		for (String type : new Tables(result, texts).typeNames()) {
			VALUES.forEach(value -> add(measures.getFirst() + "." + type + "." + value, type, value));
		}
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
