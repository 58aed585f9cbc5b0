package org.lorgnette.io.predictions;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/** The files that SQuAD's evaluate-v2.0.py reads: one JSON object, question id to answer or to probability of no answer. */
public final class SquadPredictions {

	private SquadPredictions() {
	}

	/** Reads a value of the object. */
	@FunctionalInterface
	private interface Value<T> {
		T of(JsonNode node) throws IOException;
	}

	/**
	 * Answers by question id in the order of the file; the empty text says that there is no answer.
	 *
	 * @throws CorpusException
	 *             also if an id occurs twice
	 */
	public static Map<String, String> answers(CorpusSource source) throws IOException {
		return read(source, JsonNode::string);
	}

	/** The probability, or any other number that grows with it, that a question has no answer, by question id. */
	public static Map<String, Double> noAnswer(CorpusSource source) throws IOException {
		return read(source, JsonNode::number);
	}

	private static <T> Map<String, T> read(CorpusSource source, Value<T> value) throws IOException {
		Map<String, T> values = new LinkedHashMap<>();
		try (JsonInput input = new JsonInput(source)) {
			input.beginObject();
			while (input.hasNext()) {
				String id = input.anyName();
				JsonNode node = input.node();
				if (values.put(id, value.of(node)) != null) {
					throw new CorpusException(node.location(), "question id '" + id + "' occurs twice");
				}
			}
			input.endObject();
			input.end();
		}
		return values;
	}
}
