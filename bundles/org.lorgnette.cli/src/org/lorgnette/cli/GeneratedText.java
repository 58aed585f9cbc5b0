package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.evaluation.detection.CheckedText;
import org.lorgnette.evaluation.detection.DetectionMethod;
import org.lorgnette.evaluation.detection.DetectionStudy;
import org.lorgnette.evaluation.detection.MethodResult;

/** Says what a check for generated texts found, never without what its numbers are worth. */
final class GeneratedText {

	private static final double STRICT = 0.01;
	private static final double LOOSE = 0.05;

	private final Console console;
	private final Messages messages;

	GeneratedText(Console console) {
		this.console = console;
		this.messages = console.messages();
	}

	void texts(Map<String, CheckedText> checked, String engine, boolean json) {
		if (json) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("engine", engine);
			document.put("warning", messages.get("generated.warning"));
			document.put("texts", checked.entrySet().stream().map(entry -> entry(entry.getKey(), entry.getValue())).toList());
			JsonOutput.print(console, document);
			return;
		}
		checked.forEach((id, numbers) -> {
			console.out().println(messages.get("generated.text", id, numbers.pieces(),
					numbers.perplexity().isPresent() ? number(numbers.perplexity().getAsDouble()) : "-"));
			if (!numbers.rankShares().isEmpty()) {
				console.out().println(messages.get("generated.ranks",
						numbers.rankShares().stream().map(share -> String.format(Locale.ROOT, "%.1f%%", 100 * share)).toArray()));
			}
			numbers.ordered().forEach((method, score) -> console.out()
					.println("  " + method.id() + " ".repeat(Math.max(1, 16 - method.id().length())) + number(score)));
		});
		console.out().println(messages.get("generated.warning"));
	}

	private static Map<String, Object> entry(String id, CheckedText numbers) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", id);
		entry.put("pieces", numbers.pieces());
		numbers.perplexity().ifPresent(perplexity -> entry.put("perplexity", perplexity));
		entry.put("rankShares", numbers.rankShares());
		Map<String, Object> scores = new LinkedHashMap<>();
		numbers.ordered().forEach((method, score) -> scores.put(method.id(), score));
		entry.put("scores", scores);
		return entry;
	}

	void study(List<MethodResult> results, int texts, String engine, boolean json) {
		if (json) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("engine", engine);
			document.put("texts", texts);
			document.put("results", results.stream().map(GeneratedText::entry).toList());
			JsonOutput.print(console, document);
			return;
		}
		TextTable table = new TextTable(messages.get("generated.table"));
		for (MethodResult result : results) {
			String interval = result.interval().map(each -> String.format(Locale.ROOT, " [%.3f, %.3f]", each.low(), each.high()))
					.orElse("");
			table.row(result.method().id(), words(result), result.people() + " + " + result.machines(),
					String.format(Locale.ROOT, "%.3f", result.area()) + interval, number(result.found(STRICT)),
							number(result.found(LOOSE)),
					number(result.equalError()));
		}
		console.out().print(table);
		console.out().println(messages.get("generated.study"));
		if (results.stream().noneMatch(result -> result.method() == DetectionMethod.CLASSIFIER)) {
			console.say("generated.no.classifier");
		}
	}

	private String words(MethodResult result) {
		return result.words() == DetectionStudy.WHOLE ? messages.get("generated.whole") : String.valueOf(result.words());
	}

	private static Map<String, Object> entry(MethodResult result) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("method", result.method().id());
		if (result.words() != DetectionStudy.WHOLE) {
			entry.put("words", result.words());
		}
		entry.put("people", result.people());
		entry.put("machines", result.machines());
		entry.put("auroc", result.area());
		result.interval().ifPresent(interval -> {
			entry.put("low", interval.low());
			entry.put("high", interval.high());
		});
		entry.put("foundAt1", result.found(STRICT));
		entry.put("foundAt5", result.found(LOOSE));
		entry.put("equalError", result.equalError());
		List<List<Double>> points = new ArrayList<>();
		result.curve().points().forEach(point -> points.add(List.of(point.falsePositives(), point.truePositives())));
		entry.put("roc", points);
		return entry;
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}
}
