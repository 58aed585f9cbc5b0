package org.lorgnette.io.squad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.CodePoints;

import com.google.gson.stream.JsonToken;

/**
 * Reads the questions of a paragraph. What a question says beyond the model goes into its metadata: other keys by their name,
 * those of the answers as {@code answers[0].KEY}; an {@code answer_start} only if the answer does not stand there.
 */
final class QuestionReader {

	static final String IMPOSSIBLE = "is_impossible";
	static final String PLAUSIBLE = "plausible_answers";
	static final String NUMERIC_ID = "id.type";
	static final String START = "answer_start";

	private static final List<String> KNOWN = List.of("id", "question", "answers", PLAUSIBLE, IMPOSSIBLE);

	private final ProblemListener problems;
	private final Set<String> seen = new HashSet<>();

	QuestionReader(ProblemListener problems) {
		this.problems = problems;
	}

	List<Question> read(JsonNode qas, String context) throws IOException {
		CodePoints offsets = new CodePoints(context);
		List<Question> questions = new ArrayList<>();
		for (JsonNode qa : qas.items()) {
			questions.add(question(qa, context, offsets));
		}
		return questions;
	}

	private Question question(JsonNode qa, String context, CodePoints offsets) throws IOException {
		String id = qa.get("id").id();
		if (!seen.add(id)) {
			problems.report(new Problem(qa.location(), "question id '" + id + "' occurs twice; scores by id count only one of them"));
		}
		Map<String, String> metadata = new LinkedHashMap<>();
		if (qa.get("id").type() == JsonToken.NUMBER) {
			metadata.put(NUMERIC_ID, "number");
		}
		Optional<JsonNode> impossible = qa.find(IMPOSSIBLE);
		if (impossible.isPresent()) {
			metadata.put(IMPOSSIBLE, Boolean.toString(impossible.get().bool()));
		}
		metadata.putAll(JsonText.others(qa, "", KNOWN));
		Optional<JsonNode> given = qa.find("answers");
		List<Answer> answers = answers(qa, "answers", id, context, offsets, metadata);
		List<Answer> plausible = answers(qa, PLAUSIBLE, id, context, offsets, metadata);
		boolean answerable = impossible.isPresent() ? !impossible.get().bool() : given.isEmpty() || !answers.isEmpty();
		if (!answerable && !answers.isEmpty()) {
			problems.report(new Problem(qa.location(), "question '" + id + "' is marked impossible and has answers; both are kept"));
		}
		return new Question(id, qa.get("question").string(), answers, answerable, plausible, metadata);
	}

	private List<Answer> answers(JsonNode qa, String key, String id, String context, CodePoints offsets,
			Map<String, String> metadata) throws IOException {
		Optional<JsonNode> given = qa.find(key);
		List<Answer> answers = new ArrayList<>();
		for (JsonNode node : given.isPresent() ? given.get().items() : List.<JsonNode>of()) {
			String prefix = key + "[" + answers.size() + "].";
			String text = node.get("text").string();
			Optional<JsonNode> start = node.find(START);
			Optional<Span> span = Optional.empty();
			if (start.isPresent()) {
				span = span(start.get().integer(), text, context, offsets);
				if (span.isEmpty()) {
					metadata.put(prefix + START, Integer.toString(start.get().integer()));
					if (!text.isEmpty()) {
						problems.report(new Problem(node.location(), Misplaced.message(id, text) + start.get().integer()
								+ "; kept without a place"));
					}
				}
			}
			metadata.putAll(JsonText.others(node, prefix, List.of("text", START)));
			answers.add(new Answer(id, text, span));
		}
		return answers;
	}

	private static Optional<Span> span(int start, String text, String context, CodePoints offsets) {
		if (text.isEmpty() || start < 0 || start > offsets.count()) {
			return Optional.empty();
		}
		int begin = offsets.toUtf16(start);
		return context.startsWith(text, begin) ? Optional.of(new Span(begin, begin + text.length())) : Optional.empty();
	}
}
