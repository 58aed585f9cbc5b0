package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.lorgnette.engine.Benchmark.Measurement;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.llm.chat.ChatMessage;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.ReplySchema;
import org.lorgnette.engine.llm.chat.Sampling;
import org.lorgnette.engine.llm.prompt.PromptTemplate;
import org.lorgnette.engine.llm.prompt.PromptWriter;
import org.lorgnette.engine.llm.reply.Schemas;

/** What the benchmarks of this bundle share: requests as llm-ner makes them, and turns of alternatives. */
final class BenchmarkRequests {

	static final String CONTENT = "{\\\"entities\\\": [{\\\"text\\\": \\\"Agnes Morrow\\\", \\\"type\\\": \\\"PERSON\\\"}]}";

	private BenchmarkRequests() {
	}

	/** A different request for each number. */
	static ChatRequest request(int number) {
		PromptWriter writer = new PromptWriter(PromptTemplate.shipped("ner", "en"), Map.of("types", "- PERSON: names of people"));
		String text = "Agnes Morrow wrote letter " + number + " to the keeper of the lighthouse, who never answered.";
		List<ChatMessage> messages = writer.write(List.of(), text, Map.of(), List.of());
		Sampling sampling = new Sampling(OptionalDouble.of(0), OptionalInt.of(17), OptionalInt.of(4096), true);
		return new ChatRequest(messages, sampling, Optional.of(new ReplySchema("entities",
				Schemas.entities(LlmNerEngine.DEFAULT_TYPES, false), ReplySchema.Constraint.SCHEMA)), 0);
	}

	static Endpoint endpoint(String address) throws EngineException {
		return Endpoint.of(address, "benchmark", "");
	}

	@FunctionalInterface
	interface Turn {
		void run() throws Exception;
	}

	/** Each alternative once to warm up, then in turns. */
	static List<Measurement> measure(Map<String, Turn> alternatives, int rounds, long units, String unit) throws Exception {
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = -1; round < rounds; round++) {
			for (Map.Entry<String, Turn> alternative : alternatives.entrySet()) {
				long start = System.nanoTime();
				alternative.getValue().run();
				double taken = (System.nanoTime() - start) / 1e9;
				List<Double> times = seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>());
				if (round >= 0) {
					times.add(taken);
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), units, unit, each.getValue())).toList();
	}
}
