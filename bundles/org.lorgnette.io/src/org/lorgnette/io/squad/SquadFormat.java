package org.lorgnette.io.squad;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonHead;
import org.lorgnette.model.Task;

/**
 * SQuAD JSON. A document is a paragraph; its id is the article's title, {@code #} and the number of the paragraph under that
 * title. Metadata: {@code title}, {@code article} (the article's number in the file), and what else the file says, as
 * {@code file.KEY} (on the document during which it was read), {@code article.KEY} or {@code KEY}. Offsets in the file are code
 * points.
 */
public final class SquadFormat implements CorpusFormat {

	@Override
	public String id() {
		return "squad";
	}

	@Override
	public String description() {
		return "SQuAD 1.1 and 2.0 JSON: questions and answers over paragraphs";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.QA);
	}

	@Override
	public List<FormatOption> options() {
		return List.of();
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		JsonHead head = JsonHead.of(source);
		if (!head.isObject() || !head.hasKeys("data")) {
			return 0;
		}
		return head.hasKeys("paragraphs") ? head.hasKeys("context") || head.hasKeys("qas") ? 95 : 70 : 20;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new SquadReader(source, problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses)
			throws IOException {
		return Optional.of(new SquadWriter(target, losses));
	}
}
