package org.lorgnette.io.spert;

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
import org.lorgnette.model.tagging.TagScheme;

/**
 * SpERT JSON: entries of {@code tokens}, {@code entities} (type and half-open token range) and {@code relations} (type and the
 * indices of two entities). A document is an entry; its id is {@code orig_id}, or the entry's index from 0. Further keys are kept
 * as metadata and attributes.
 */
public final class SpertFormat implements CorpusFormat {

	private static final FormatOption TAGS = new FormatOption("tags", "",
			"Write tags of this scheme (such as bilou) in place of entities; read are both.");

	@Override
	public String id() {
		return "spert";
	}

	@Override
	public String description() {
		return "SpERT JSON: tokenised sentences with entities and relations";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.NER, Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(TAGS);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		JsonHead head = JsonHead.of(source);
		boolean tokens = head.isArray() && head.hasKeys("tokens");
		return tokens && (head.hasKeys("entities") || head.hasKeys("tags", "relations")) ? 95 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		scheme(options);
		return new SpertReader(source, problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses)
			throws IOException {
		return Optional.of(new SpertWriter(target, scheme(options), losses));
	}

	private static Optional<TagScheme> scheme(FormatOptions options) {
		Optional<String> name = options.optional(TAGS.name());
		Optional<TagScheme> scheme = name.flatMap(TagScheme::of);
		if (name.isPresent() && scheme.isEmpty()) {
			throw options.misfit(TAGS.name(), "a tag scheme such as bilou");
		}
		return scheme;
	}
}
