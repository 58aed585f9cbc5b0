package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonArrayReader;
import org.lorgnette.io.json.JsonHead;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/**
 * SHAPES as an array of {@code image}, {@code question} and {@code answer}, or as published: a file {@code NAME.query_str.txt} of
 * questions with {@code NAME.output} of answers beside it, a line each, and pictures in {@code NAME.input.npy}, named
 * {@code NAME.input.npy#INDEX}. The id is the row's index from 0.
 */
public final class ShapesFormat extends ReadOnlyVqaFormat {

	private static final List<String> KEYS = List.of("image", "question", "answer");

	@Override
	public String id() {
		return "shapes";
	}

	@Override
	public String description() {
		return "SHAPES: compositional yes/no questions about small pictures";
	}

	@Override
	String suffix() {
		return "";
	}

	@Override
	int recognisesFile(CorpusSource file) throws IOException {
		if (file.name().endsWith(ShapesTextReader.QUESTIONS)) {
			return 95;
		}
		if (!file.name().endsWith(".json") && !file.name().endsWith(".json.gz")) {
			return 0;
		}
		JsonHead head = JsonHead.of(file);
		return head.isArray() && head.hasKeys("image", "question", "answer") && !head.hasKeys("question_id") ? 85 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		SplitFiles.Chosen chosen = choose(source, options);
		if (chosen.source().name().endsWith(ShapesTextReader.QUESTIONS)) {
			return new ShapesTextReader(chosen.source(), chosen.prefix());
		}
		return new JsonArrayReader(chosen.source()) {
			@Override
			protected Instance instance(JsonNode entry, int index) throws IOException {
				Optional<JsonNode> answer = entry.find("answer");
				return new VisualQuestion(Integer.toString(index), List.of(chosen.prefix() + entry.get("image").string()),
						entry.get("question").string(), List.of(),
						answer.isPresent() ? List.of(answer.get().string()) : List.of(), Optional.empty(), Optional.empty(),
						Optional.empty(), JsonText.others(entry, "", KEYS));
			}
		};
	}
}
