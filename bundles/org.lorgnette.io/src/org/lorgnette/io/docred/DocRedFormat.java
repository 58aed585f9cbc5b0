package org.lorgnette.io.docred;

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
 * DocRED JSON. A document's id is its title. Mentions are entities, clusters ({@code vertexSet}) are chains in the order of the
 * file, a label is a relation between the first mentions of two clusters; its attribute {@code evidence} is the JSON array of
 * the numbers of the sentences that support it. Further keys are kept as metadata and attributes.
 */
public final class DocRedFormat implements CorpusFormat {

	@Override
	public String id() {
		return "docred";
	}

	@Override
	public String description() {
		return "DocRED and Re-DocRED JSON: relations between the entities of whole documents";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.NER, Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of();
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		JsonHead head = JsonHead.of(source);
		return head.isArray() && (head.hasKeys("vertexSet") || head.hasKeys("sents", "title")) ? 95 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new DocRedReader(source, problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses)
			throws IOException {
		return Optional.of(new DocRedWriter(target, losses));
	}
}
