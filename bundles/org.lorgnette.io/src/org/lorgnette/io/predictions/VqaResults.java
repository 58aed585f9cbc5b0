package org.lorgnette.io.predictions;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/** The results file of the VQA challenge: {@code [{"question_id": 1, "answer": "yes"}]}. */
public final class VqaResults {

	private VqaResults() {
	}

	/**
	 * Answers by question id in the order of the file; an id is its text, so that {@code 1} and {@code "1"} are the same.
	 *
	 * @throws CorpusException
	 *             also if an id is missing or occurs twice
	 */
	public static Map<String, String> read(CorpusSource source) throws IOException {
		Map<String, String> answers = new LinkedHashMap<>();
		try (JsonInput input = new JsonInput(source)) {
			input.beginArray();
			while (input.hasNext()) {
				JsonNode result = input.node();
				String id = result.get("question_id").id();
				if (answers.put(id, result.get("answer").string()) != null) {
					throw new CorpusException(result.location(), "question_id " + id + " occurs twice");
				}
			}
			input.endArray();
			input.end();
		}
		return answers;
	}
}
