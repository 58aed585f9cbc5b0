package org.lorgnette.io.vqa;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonArrayReader;
import org.lorgnette.io.json.JsonHead;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/** easy-VQA: {@code [["what color is the box?", "blue", 17], ...]}; the id is the row's index, the picture images/17.png. */
public final class EasyVqaFormat extends ReadOnlyVqaFormat {

	private static final Pattern START = Pattern.compile("\\[\\s*\\[\\s*\"");

	@Override
	public String id() {
		return "easy-vqa";
	}

	@Override
	public String description() {
		return "easy-VQA: questions about single coloured shapes";
	}

	@Override
	String suffix() {
		return "questions.json";
	}

	@Override
	int recognisesFile(CorpusSource file) throws IOException {
		return START.matcher(JsonHead.of(file).text()).lookingAt() ? 90 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		SplitFiles.Chosen chosen = choose(source, options);
		return new JsonArrayReader(chosen.source()) {
			@Override
			protected Instance instance(JsonNode entry, int index) throws IOException {
				List<JsonNode> row = entry.items();
				if (row.size() != 3) {
					throw entry.error("expected a question, an answer and the number of a picture, got " + row.size() + " values");
				}
				String image = row.get(2).id();
				return new VisualQuestion(Integer.toString(index), List.of(chosen.prefix() + "images/" + image + ".png"),
						row.get(0).string(), List.of(), List.of(row.get(1).string()), Optional.empty(), Optional.empty(),
						Optional.empty(), Map.of("image_id", image));
			}
		};
	}
}
