package org.lorgnette.io.vqa;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;

/** The annotations of a VQA v2 file by question. Holds only those that were passed over on the way to the one asked for. */
final class VqaAnnotations implements Closeable {

	private final JsonInput input;
	private final Map<String, JsonNode> passed = new HashMap<>();
	private boolean started;
	private boolean ended;

	VqaAnnotations(CorpusSource source) throws IOException {
		input = new JsonInput(source);
	}

	/** The annotation with this question_id, if there is one. */
	Optional<JsonNode> of(String id) throws IOException {
		Optional<JsonNode> known = Optional.ofNullable(passed.remove(id));
		while (known.isEmpty() && advance()) {
			known = Optional.ofNullable(passed.remove(id));
		}
		return known;
	}

	void reportUnused(ProblemListener problems) throws IOException {
		while (advance()) {
			// each is kept, and reported below
		}
		passed.forEach((id, annotation) -> problems
				.report(new Problem(annotation.location(), "the annotation of question_id " + id + " belongs to no question")));
	}

	private boolean advance() throws IOException {
		if (!started) {
			started = true;
			input.beginObject();
			if (!untilAnnotations()) {
				throw input.error("the key 'annotations' is missing; expected a VQA annotations file");
			}
			input.beginArray();
		}
		if (ended) {
			return false;
		}
		if (input.hasNext()) {
			JsonNode annotation = input.node();
			String id = annotation.get("question_id").id();
			if (passed.put(id, annotation) != null) {
				throw new CorpusException(annotation.location(), "question_id " + id + " occurs twice");
			}
			return true;
		}
		ended = true;
		input.endArray();
		if (untilAnnotations()) {
			throw input.error("the key 'annotations' occurs twice");
		}
		input.endObject();
		input.end();
		return false;
	}

	private boolean untilAnnotations() throws IOException {
		while (input.hasNext()) {
			if (input.name().equals("annotations")) {
				return true;
			}
			input.skip();
		}
		return false;
	}

	@Override
	public void close() throws IOException {
		input.close();
	}
}
