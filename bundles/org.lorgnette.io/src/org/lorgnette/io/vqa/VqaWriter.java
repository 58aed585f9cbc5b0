package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.io.predictions.VqaResultsWriter;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.stream.JsonWriter;

/** Writes one of the VQA files. */
final class VqaWriter implements CorpusWriter {

	private static final List<String> OF_ANNOTATION = List.of("multiple_choice_answer", "answer");
	private static final List<String> RESERVED = List.of("question_id", "question", "images", "image", "file", "answers",
			"question_type", "answer_type", "group", "multiple_choices");

	private final Part part;
	private final CorpusTarget target;
	private final LossListener losses;
	private final JsonRecords records;

	/** Which file. */
	enum Part {
		QUESTIONS, ANNOTATIONS, RESULTS, FLAT
	}

	VqaWriter(Part part, CorpusTarget target, LossListener losses) throws IOException {
		this.part = part;
		this.target = target;
		this.losses = losses;
		records = switch (part) {
			case QUESTIONS -> new JsonRecords(target, "{\"questions\": [", "]}");
			case ANNOTATIONS -> new JsonRecords(target, "{\"annotations\": [", "]}");
			case RESULTS, FLAT -> new JsonRecords(target);
		};
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof VisualQuestion question)) {
			throw new CorpusException(Location.of(target.name()), "VQA JSON holds visual questions, not the document " + instance.id());
		}
		if (part == Part.RESULTS && question.answers().isEmpty()) {
			losses.report(question.id(), "question", "has no answer; a results file lists answers");
			return;
		}
		records.add(question.id(), json -> {
			json.beginObject().name("question_id");
			VqaResultsWriter.writeId(json, question.id());
			switch (part) {
				case RESULTS -> result(json, question);
				case QUESTIONS -> question(json, question);
				case ANNOTATIONS -> annotation(json, question);
				case FLAT -> {
					question(json, question);
					flatGold(json, question);
				}
			}
			json.endObject();
		});
	}

	private void result(JsonWriter json, VisualQuestion question) throws IOException {
		json.name("answer").value(question.answers().getFirst());
		if (question.answers().size() > 1) {
			losses.report(question.id(), "answer", "a results file holds one answer; the first is written");
		}
	}

	private void question(JsonWriter json, VisualQuestion question) throws IOException {
		json.name("question").value(question.text());
		strings(json.name("images"), question.images());
		if (!question.options().isEmpty()) {
			strings(json.name("multiple_choices"), question.options());
		}
		if (question.group().isPresent()) {
			json.name("group").value(question.group().get());
		}
		for (Map.Entry<String, String> entry : question.metadata().entrySet()) {
			boolean ofAnnotation = part == Part.QUESTIONS
					&& (OF_ANNOTATION.contains(entry.getKey()) || entry.getKey().equals(VqaReader.CONFIDENCES));
			if (RESERVED.contains(entry.getKey())) {
				losses.report(question.id(), "metadata", "'" + entry.getKey() + "' has another meaning in VQA JSON");
			} else if (!ofAnnotation) {
				json.name(entry.getKey());
				JsonText.restore(json, entry.getValue());
			}
		}
	}

	private static void flatGold(JsonWriter json, VisualQuestion question) throws IOException {
		types(json, question);
		if (!question.answers().isEmpty()) {
			strings(json.name("answers"), question.answers());
		}
	}

	private static void annotation(JsonWriter json, VisualQuestion question) throws IOException {
		types(json, question);
		for (String key : List.of(VqaReader.IMAGE_ID, OF_ANNOTATION.get(0), OF_ANNOTATION.get(1))) {
			if (question.metadata().containsKey(key)) {
				json.name(key);
				JsonText.restore(json, question.metadata().get(key));
			}
		}
		String[] confidences = Optional.ofNullable(question.metadata().get(VqaReader.CONFIDENCES)).orElse("").split(",", -1);
		json.name("answers").beginArray();
		for (int i = 0; i < question.answers().size(); i++) {
			json.beginObject().name("answer").value(question.answers().get(i));
			if (confidences.length == question.answers().size() && !confidences[i].isEmpty()) {
				json.name("answer_confidence").value(confidences[i]);
			}
			json.name("answer_id").value(i + 1).endObject();
		}
		json.endArray();
	}

	private static void types(JsonWriter json, VisualQuestion question) throws IOException {
		if (question.questionType().isPresent()) {
			json.name("question_type").value(question.questionType().get());
		}
		if (question.answerType().isPresent()) {
			json.name("answer_type").value(question.answerType().get());
		}
	}

	private static void strings(JsonWriter json, List<String> strings) throws IOException {
		json.beginArray();
		for (String string : strings) {
			json.value(string);
		}
		json.endArray();
	}

	@Override
	public void commit() throws IOException {
		records.commit();
	}

	@Override
	public void close() throws IOException {
		records.close();
	}
}
