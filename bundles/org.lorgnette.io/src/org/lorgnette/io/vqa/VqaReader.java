package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.stream.JsonToken;

/** Reads questions and joins them with their annotations, both streaming if they are in the same order. */
final class VqaReader implements CorpusReader {

	static final String IMAGE_ID = "image_id";
	static final String CONFIDENCES = "answer_confidences";

	private static final List<String> KEYS = List.of("question_id", "question", "images", "answers", "question_type",
			"answer_type", "group", "multiple_choices");

	private final JsonInput input;
	private final Pictures pictures;
	private final ProblemListener problems;
	private final Optional<VqaAnnotations> annotations;
	private final Set<String> ids = new HashSet<>();
	private Optional<String> subtype = Optional.empty();
	private boolean started;
	private boolean ended;
	private boolean flat;

	VqaReader(CorpusSource source, Optional<CorpusSource> annotations, Pictures pictures, ProblemListener problems)
			throws IOException {
		this.pictures = pictures;
		this.problems = problems;
		this.annotations = annotations.isPresent() ? Optional.of(new VqaAnnotations(annotations.get())) : Optional.empty();
		this.input = new JsonInput(source);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		if (!started) {
			start();
		}
		if (!ended && input.hasNext()) {
			return Optional.of(question(input.node()));
		}
		if (!ended) {
			end();
		}
		return Optional.empty();
	}

	private void start() throws IOException {
		started = true;
		flat = input.peek() == JsonToken.BEGIN_ARRAY;
		if (!flat) {
			input.beginObject();
			if (!untilQuestions()) {
				throw input.error("the key 'questions' is missing; expected a VQA questions file or an array of questions");
			}
		}
		input.beginArray();
	}

	private boolean untilQuestions() throws IOException {
		while (input.hasNext()) {
			String key = input.name();
			if (key.equals("questions")) {
				return true;
			}
			if (key.equals("data_subtype")) {
				subtype = Optional.of(input.node().string());
			} else {
				input.skip();
			}
		}
		return false;
	}

	private void end() throws IOException {
		ended = true;
		input.endArray();
		if (!flat) {
			if (untilQuestions()) {
				throw input.error("the key 'questions' occurs twice");
			}
			input.endObject();
		}
		input.end();
		if (annotations.isPresent()) {
			annotations.get().reportUnused(problems);
		}
	}

	private VisualQuestion question(JsonNode node) throws IOException {
		String id = node.get("question_id").id();
		if (!ids.add(id)) {
			throw new CorpusException(node.location(), "question_id " + id + " occurs twice");
		}
		JsonNode gold = node;
		Map<String, String> metadata = new LinkedHashMap<>(JsonText.others(node, "", KEYS));
		metadata.remove("image");
		metadata.remove("file");
		if (annotations.isPresent()) {
			Optional<JsonNode> found = annotations.get().of(id);
			if (found.isEmpty()) {
				problems.report(new Problem(node.location(), "question_id " + id + " has no annotation"));
			} else {
				gold = found.get();
				metadata.putAll(JsonText.others(gold, "", KEYS));
			}
		}
		List<String> answers = answers(gold, metadata);
		return new VisualQuestion(id, pictures.of(node, subtype), node.get("question").string(),
				strings(node.find("multiple_choices")), answers, text(gold, "question_type"), text(gold, "answer_type"),
				text(node, "group"), metadata);
	}

	private static List<String> answers(JsonNode gold, Map<String, String> metadata) throws IOException {
		Optional<JsonNode> given = gold.find("answers");
		if (given.isEmpty()) {
			metadata.remove("answer");
			return strings(gold.find("answer"));
		}
		List<String> answers = new ArrayList<>();
		List<String> confidences = new ArrayList<>();
		for (JsonNode answer : given.get().items()) {
			if (answer.type() == JsonToken.BEGIN_OBJECT) {
				answers.add(answer.get("answer").string());
				Optional<JsonNode> confidence = answer.find("answer_confidence");
				confidences.add(confidence.isPresent() ? confidence.get().string() : "");
			} else {
				answers.add(answer.string());
			}
		}
		if (confidences.stream().anyMatch(confidence -> !confidence.isEmpty())) {
			metadata.put(CONFIDENCES, String.join(",", confidences));
		}
		return answers;
	}

	/** The strings of an array, or one string. */
	private static List<String> strings(Optional<JsonNode> node) throws IOException {
		if (node.isEmpty()) {
			return List.of();
		}
		if (node.get().type() != JsonToken.BEGIN_ARRAY) {
			return List.of(node.get().string());
		}
		List<String> strings = new ArrayList<>();
		for (JsonNode item : node.get().items()) {
			strings.add(item.string());
		}
		return strings;
	}

	private static Optional<String> text(JsonNode node, String key) throws IOException {
		Optional<JsonNode> found = node.find(key);
		return found.isPresent() ? Optional.of(found.get().string()) : Optional.empty();
	}

	@Override
	public void close() throws IOException {
		try (input) {
			if (annotations.isPresent()) {
				annotations.get().close();
			}
		}
	}
}
