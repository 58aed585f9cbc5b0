package org.lorgnette.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;

/** Says what engines answered about a picture and what they saw there. */
final class VqaOutput {

	private final Messages messages;
	private final Map<String, VisualAnalysis> analyses;

	/** @param analyses by engine */
	VqaOutput(Messages messages, Map<String, VisualAnalysis> analyses) {
		this.messages = messages;
		this.analyses = analyses;
	}

	void print(PrintStream out) {
		analyses.forEach((engine, analysis) -> {
			for (Prediction<Answer> answer : analysis.answers()) {
				String text = answer.value().isNone() ? messages.get("ask.none") : answer.value().text();
				String score = answer.score().isPresent() ? String.format(Locale.ROOT, "  (%.2f)", answer.score().getAsDouble()) : "";
				out.println((answer == analysis.best() ? engine + ": " : "  ") + text + score);
			}
			String asked = analysis.question().text();
			analysis.best().evidence().forEach(evidence -> out.println("    " + evidence.reason()
					+ (evidence.span().length() < asked.length() ? ": " + evidence.span().of(asked) : "")));
			analysis.regions().forEach(region -> out.println("    " + (region.relevant() ? "* " : "  ") + region.label() + "  x "
					+ region.box().x() + " y " + region.box().y() + "  " + region.box().width() + " x " + region.box().height()));
		});
	}

	/**
	 * {@code {"image", "width", "height", "question", "engines": [{"engine", "answer", "answers", "tokens", "regions", "grid", "maps"}]}},
	 * boxes in pixels, weights of maps one row a token.
	 */
	Map<String, Object> document(String image, Picture picture, String question) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("image", image);
		document.put("width", picture.width());
		document.put("height", picture.height());
		document.put("question", question);
		List<Object> engines = new ArrayList<>();
		analyses.forEach((engine, analysis) -> engines.add(entry(engine, analysis)));
		document.put("engines", engines);
		return document;
	}

	private static Map<String, Object> entry(String engine, VisualAnalysis analysis) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("engine", engine);
		entry.put("answer", analysis.best().value().text());
		entry.put("answers", analysis.answers().stream().map(VqaOutput::entry).toList());
		entry.put("tokens", analysis.tokens().stream().map(token -> token.text(analysis.question().text())).toList());
		entry.put("regions", analysis.regions().stream().map(VqaOutput::entry).toList());
		analysis.grid().ifPresent(grid -> entry.put("grid", Map.of("rows", grid.rows(), "columns", grid.columns())));
		entry.put("maps", analysis.maps().stream().map(VqaOutput::entry).toList());
		return entry;
	}

	private static Map<String, Object> entry(Prediction<Answer> answer) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", answer.value().text());
		answer.score().ifPresent(score -> entry.put("score", score));
		entry.put("reasons", answer.evidence().stream().map(evidence -> evidence.reason()).toList());
		return entry;
	}

	private static Map<String, Object> entry(Region region) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("label", region.label());
		entry.put("x", region.box().x());
		entry.put("y", region.box().y());
		entry.put("width", region.box().width());
		entry.put("height", region.box().height());
		entry.put("relevant", region.relevant());
		region.score().ifPresent(score -> entry.put("score", score));
		return entry;
	}

	private static Map<String, Object> entry(GroundingMap map) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", map.name());
		map.layer().ifPresent(layer -> entry.put("layer", layer));
		map.head().ifPresent(head -> entry.put("head", head));
		List<float[]> weights = new ArrayList<>();
		for (int token = 0; token < map.tokens(); token++) {
			weights.add(map.ofToken(token));
		}
		entry.put("weights", weights);
		return entry;
	}
}
