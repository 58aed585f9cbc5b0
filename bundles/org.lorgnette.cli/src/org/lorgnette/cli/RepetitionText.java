package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.Repetition;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.RepeatedComparison;
import org.lorgnette.metrics.significance.RepeatedScore;
import org.lorgnette.report.Numbers;
import org.lorgnette.report.Texts;

import com.google.gson.GsonBuilder;

/** What repeated runs say, as text or JSON. */
final class RepetitionText {

	private final Messages messages;
	private final Texts texts;
	private final Numbers numbers;

	RepetitionText(Messages messages) {
		this.messages = messages;
		texts = new Texts(messages.locale());
		numbers = texts.numbers();
	}

	void show(Repetition repetition, boolean json, PrintStream out) {
		if (json) {
			out.println(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(document(repetition)));
			return;
		}
		String level = numbers.percent(repetition.level());
		TextTable scores = new TextTable(messages.get("repetition.scores", level));
		for (RepeatedScore score : repetition.engines()) {
			scores.row(score.name(), numbers.score(score.mean()), interval(score.interval()), numbers.score(score.deviation()),
					String.join("  ", score.values().stream().map(numbers::score).toList()));
		}
		out.println(scores);
		if (!repetition.comparisons().isEmpty()) {
			TextTable comparisons = new TextTable(messages.get("repetition.comparisons", level));
			for (RepeatedComparison comparison : repetition.comparisons()) {
				OptionalDouble p = comparison.adjustedP();
				comparisons.row(comparison.system(), comparison.baseline(), numbers.signed(comparison.difference(), Numbers.TABLE),
						interval(comparison.interval()), p.isPresent() ? numbers.p(p.getAsDouble()) : "");
			}
			out.println(comparisons);
		}
		out.println(messages.get("repetition.basis", repetition.metric(), repetition.runs(),
				texts.count("unit." + repetition.unit().id(), repetition.units())));
	}

	private String interval(Optional<Interval> interval) {
		return interval.map(numbers::interval).orElse("-");
	}

	private static Map<String, Object> document(Repetition repetition) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("metric", repetition.metric());
		document.put("runs", repetition.runs());
		document.put("units", repetition.units());
		document.put("level", repetition.level());
		List<Map<String, Object>> engines = new ArrayList<>();
		for (RepeatedScore score : repetition.engines()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("engine", score.name());
			entry.put("mean", score.mean());
			putInterval(entry, score.interval());
			entry.put("deviation", score.deviation());
			entry.put("values", score.values());
			engines.add(entry);
		}
		document.put("engines", engines);
		List<Map<String, Object>> comparisons = new ArrayList<>();
		for (RepeatedComparison comparison : repetition.comparisons()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("baseline", comparison.baseline());
			entry.put("system", comparison.system());
			entry.put("difference", comparison.difference());
			putInterval(entry, comparison.interval());
			// Without any variance there are endlessly many, which JSON cannot say.
			entry.put("degreesOfFreedom", Double.isInfinite(comparison.freedom()) ? null : comparison.freedom());
			entry.put("p", orNull(comparison.p()));
			entry.put("adjustedP", orNull(comparison.adjustedP()));
			comparisons.add(entry);
		}
		document.put("comparisons", comparisons);
		return document;
	}

	private static void putInterval(Map<String, Object> entry, Optional<Interval> interval) {
		entry.put("low", interval.map(Interval::low).orElse(null));
		entry.put("high", interval.map(Interval::high).orElse(null));
	}

	/** JSON says undefined by null. */
	private static Double orNull(OptionalDouble value) {
		return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
	}
}
