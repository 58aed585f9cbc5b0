package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;

/** A process of its own that asks about documents one by one, to be killed: ADDRESS CACHE DOCUMENTS. */
final class KilledRun {

	private KilledRun() {
	}

	static List<Document> documents(int count) {
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			documents.add(Document.builder("d" + i, "Agnes Morrow wrote letter " + i + ".").build());
		}
		return documents;
	}

	public static void main(String[] arguments) throws Exception {
		Map<String, String> settings = Map.of("endpoint", arguments[0], "model", "scripted", "cache", arguments[1], "parallel",
				"4", "retries",
				"0", "timeout", "600");
		try (LlmNerEngine engine = (LlmNerEngine) LlmFixture.open("llm-ner", settings)) {
			engine.analyzeAll(documents(Integer.parseInt(arguments[2])), Cancellation.NONE);
		}
	}
}
