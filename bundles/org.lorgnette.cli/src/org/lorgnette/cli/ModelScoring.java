package org.lorgnette.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.SpanScorer;
import org.lorgnette.metrics.chunk.SpanScores;
import org.lorgnette.model.Document;

/** Scores a model just trained on held-out documents: an entity is correct if its fragments and its type are. */
final class ModelScoring {

	private final Console console;
	private final EngineRegistry registry;

	ModelScoring(Console console, EngineRegistry registry) {
		this.console = console;
		this.registry = registry;
	}

	/** The scores, or empty with a message if the engine that runs the model is not installed. */
	Optional<SpanScores> score(TrainedEngine trained, LabelledCorpus dev) throws IOException, EngineException {
		if (registry.find(trained.id()).isEmpty()) {
			console.say("train.unscored", trained.id());
			return Optional.empty();
		}
		SpanScorer scorer = new SpanScorer();
		try (TextEngine engine = registry.openText(trained.id(), trained.settings(), ModelStore.EMPTY);
				Stream<Document> documents = dev.open();
				OrderedAnalysis<Document, Analysis> analysis = new OrderedAnalysis<>(trained.id(), engine::analyze,
						Runtime.getRuntime().availableProcessors(), console.cancellation())) {
			Iterator<Document> next = documents.iterator();
			analysis.run(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty(), new OrderedAnalysis.Sink<>() {
				@Override
				public void accept(Document document, Analysis found) {
					scorer.add(document.entities(), found.entities());
				}

				@Override
				public void failed(Document document, EngineException failure) throws EngineException {
					throw failure;
				}
			});
		}
		return Optional.of(scorer.result());
	}

	static TextTable table(Messages messages, SpanScores scores) {
		TextTable table = new TextTable(messages.get("train.dev.table"));
		scores.types().forEach((type, counts) -> row(table, type, counts));
		row(table, messages.get("train.dev.all"), scores.typed());
		return table;
	}

	private static void row(TextTable table, String name, Counts counts) {
		table.row(name, percent(counts.precision()), percent(counts.recall()), percent(counts.f1()), String.valueOf(counts.gold()),
				String.valueOf(counts.predicted()), String.valueOf(counts.correct()));
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.ROOT, "%.2f", 100 * value.getAsDouble()) : "-";
	}

	/** {@code {"documents", "strict": {...}, "types": {T: {...}}}}, fractions in 0..1, undefined ones left out. */
	static Map<String, Object> document(SpanScores scores) {
		Map<String, Object> types = new LinkedHashMap<>();
		scores.types().forEach((type, counts) -> types.put(type, entry(counts)));
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("documents", scores.documents());
		document.put("strict", entry(scores.typed()));
		document.put("types", types);
		return document;
	}

	private static Map<String, Object> entry(Counts counts) {
		Map<String, Object> entry = new LinkedHashMap<>();
		for (Map.Entry<String, OptionalDouble> each : List.of(Map.entry("precision", counts.precision()),
				Map.entry("recall", counts.recall()), Map.entry("f1", counts.f1()))) {
			each.getValue().ifPresent(value -> entry.put(each.getKey(), value));
		}
		entry.put("gold", counts.gold());
		entry.put("predicted", counts.predicted());
		entry.put("correct", counts.correct());
		return entry;
	}
}
