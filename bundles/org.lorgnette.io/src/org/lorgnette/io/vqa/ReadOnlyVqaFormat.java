package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Task;

/** What the layouts share that are read and not written. */
abstract class ReadOnlyVqaFormat implements CorpusFormat {

	@Override
	public final Set<Task> tasks() {
		return Set.of(Task.VQA);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(SplitFiles.SPLIT);
	}

	/** The suffix of the files that hold questions. */
	abstract String suffix();

	/** How sure it is that a file, not a folder, is in this layout. */
	abstract int recognisesFile(CorpusSource file) throws IOException;

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (!source.isFolder()) {
			return recognisesFile(source);
		}
		return SplitFiles.find(source.path().orElseThrow(), suffix(), Optional.empty(), this::accepts).isEmpty() ? 0 : 80;
	}

	final boolean accepts(Path file) throws IOException {
		return recognisesFile(CorpusSource.of(file)) > 0;
	}

	final SplitFiles.Chosen choose(CorpusSource source, FormatOptions options) throws IOException {
		return SplitFiles.choose(source, suffix(), options.optional(SplitFiles.SPLIT.name()), this::accepts);
	}

	@Override
	public final Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) {
		return Optional.empty();
	}
}
