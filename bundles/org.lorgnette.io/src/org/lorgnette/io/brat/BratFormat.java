package org.lorgnette.io.brat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.model.Task;

/**
 * brat standoff (Stenetorp et al. 2012, https://brat.nlplab.org/standoff.html): a folder, with its sub-folders, of {@code .txt}
 * files and {@code .ann} (or {@code .a1} and {@code .a2}) files beside them; or one document, named by any of its files. A text
 * without annotation file has no annotations.
 */
public final class BratFormat implements CorpusFormat {

	static final String TEXT = ".txt";
	/** In the order in which a document's files are read. */
	static final List<String> ANNOTATIONS = List.of(".ann", ".a1", ".a2");

	@Override
	public String id() {
		return "brat";
	}

	@Override
	public String description() {
		return "brat standoff: texts with .ann files (or BioNLP .a1 and .a2) beside them";
	}

	@Override
	public Set<Task> tasks() {
		return EnumSet.of(Task.NER, Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(Encodings.OPTION);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (source.path().isEmpty()) {
			return 0;
		}
		Path path = source.path().get();
		if (source.isFolder()) {
			return DocumentFiles.any(path, Set.copyOf(ANNOTATIONS)) ? 90 : DocumentFiles.any(path, Set.of(TEXT)) ? 10 : 0;
		}
		String extension = DocumentFiles.extension(path);
		if (ANNOTATIONS.contains(extension)) {
			return 90;
		}
		boolean annotated = ANNOTATIONS.stream().anyMatch(suffix -> Files.exists(BratReader.sibling(path, suffix)));
		return extension.equals(TEXT) && annotated ? 80 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new BratReader(source, Encodings.of(options), problems);
	}

	/** The target is a folder; sentences, tokens and questions are lost. */
	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new BratWriter(target, losses));
	}
}
