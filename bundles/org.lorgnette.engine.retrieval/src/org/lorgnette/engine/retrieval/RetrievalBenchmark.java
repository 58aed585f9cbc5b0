package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.model.Document;

/**
 * One question over a made-up collection: the lexical reader on every document, against retrieval that hands it the best
 * passages, with an index that is begun anew and with one that is kept. Every answer is checked to be the right one.
 */
final class RetrievalBenchmark implements Benchmark {

	private static final int DOCUMENTS = 2_000;
	private static final int ASKED = 1_234;

	@Override
	public String id() {
		return "retrieval";
	}

	@Override
	public String description() {
		return "One question over 2,000 documents: reading all of them against reading the passages that retrieval finds.";
	}

	@FunctionalInterface
	private interface Ask {
		AskResult ask() throws EngineException, IOException;
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < DOCUMENTS; i++) {
			documents.add(document(i));
		}
		EngineRegistry registry = EngineRegistry.installed();
		Settings settings = Settings.of(RetrievalQaEngine.DESCRIPTOR.settings(), Map.of("reader", Readers.LEXICAL));
		try (TextEngine reader = registry.openText(Readers.LEXICAL, Map.of(), models);
				TextEngine kept = new RetrievalQaEngine(settings, registry, models)) {
			Map<String, Ask> alternatives = new LinkedHashMap<>();
			alternatives.put(Readers.LEXICAL + " on every document", () -> ask(reader, documents, cancellation));
			alternatives.put("retrieval-qa, new index", () -> {
				try (TextEngine fresh = new RetrievalQaEngine(settings, registry, models)) {
					return ask(fresh, documents, cancellation);
				}
			});
			alternatives.put("retrieval-qa, kept index", () -> ask(kept, documents, cancellation));
			return measure(alternatives, rounds);
		} catch (IOException e) {
			throw new EngineException("the documents are in memory and cannot fail: " + e, e);
		}
	}

	private static List<Measurement> measure(Map<String, Ask> alternatives, int rounds) throws EngineException, IOException {
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = -1; round < rounds; round++) {
			for (Map.Entry<String, Ask> alternative : alternatives.entrySet()) {
				long start = System.nanoTime();
				String answer = alternative.getValue().ask().best().map(CitedAnswer::text).orElse("");
				double taken = (System.nanoTime() - start) / 1e9;
				if (!answer.equals(builder(ASKED))) {
					throw new EngineException(alternative.getKey() + " answers '" + answer + "'; expected '" + builder(ASKED) + "'");
				}
				List<Double> times = seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>());
				if (round >= 0) {
					times.add(taken);
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), DOCUMENTS, "documents", each.getValue()))
				.toList();
	}

	private static AskResult ask(TextEngine engine, List<Document> documents, Cancellation cancellation)
			throws EngineException, IOException {
		return new Asking(engine, 3).ask("Who built the lighthouse of " + name(ASKED) + "?", DocumentSupply.of(documents),
				AskListener.NONE, cancellation);
	}

	private static Document document(int number) {
		String text = "The lighthouse of " + name(number) + " was built by " + builder(number) + " in " + (1700 + number % 250)
				+ ". It stands on the northern shore of the island. The keeper wrote the weather down every morning.\n\n"
				+ "Ships from the harbour passed it twice a week, and sailors called it the old lamp.\n";
		return Document.builder("benchmark-" + number, text).language(Optional.of("en")).build();
	}

	private static String builder(int number) {
		return "Agnes " + name(DOCUMENTS + number);
	}

	/** A different name for each number. */
	private static String name(int number) {
		StringBuilder name = new StringBuilder();
		for (int rest = number + 1; rest > 0; rest /= 20) {
			name.append("bcdfghjklmnprstvwxyz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
		}
		name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
		return name.append("rock").toString();
	}
}
