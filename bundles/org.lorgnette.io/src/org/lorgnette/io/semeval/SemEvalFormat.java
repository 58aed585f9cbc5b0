package org.lorgnette.io.semeval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Task;

/**
 * The training layout of SemEval-2010 task 8 (sentence, label, comment, blank line) and its test layout (sentences only). The
 * document's id is the sentence's number; its entities have the ids {@code e1} and {@code e2}; a label without direction
 * ({@code Other}) is a symmetric relation; the comment is metadata.
 */
public final class SemEvalFormat implements CorpusFormat {

	private static final Pattern START = Pattern.compile("\\s*[0-9]+\\s+\".*<e[12]>", Pattern.DOTALL);

	@Override
	public String id() {
		return "semeval2010";
	}

	@Override
	public String description() {
		return "SemEval-2010 task 8: sentences with two marked nominals and their relation";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(Encodings.OPTION);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		String head = new String(source.head(4096), StandardCharsets.ISO_8859_1);
		return START.matcher(head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head).lookingAt() ? 95 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new SemEvalReader(source, Encodings.of(options), problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses)
			throws IOException {
		return Optional.of(new SemEvalWriter(target, losses));
	}
}
