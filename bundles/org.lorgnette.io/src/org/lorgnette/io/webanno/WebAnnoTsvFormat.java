package org.lorgnette.io.webanno;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
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
import org.lorgnette.io.cas.CasToDocument;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.io.folder.DocumentReader;
import org.lorgnette.io.folder.DocumentWriter;
import org.lorgnette.model.Task;

/**
 * WebAnno TSV 3 (Yimam et al. 2013; INCEpTION user guide, appendix WebAnno TSV 3.3): a folder of {@code .tsv} files, one, or a
 * stream. Offsets are UTF-16 code units, as in the model.
 */
public final class WebAnnoTsvFormat implements CorpusFormat {

	static final String EXTENSION = ".tsv";
	private static final String FIRST_LINE = "#FORMAT=WebAnno TSV ";

	@Override
	public String id() {
		return "webanno";
	}

	@Override
	public String description() {
		return "WebAnno TSV 3, as WebAnno and INCEpTION export it, one document in each file";
	}

	@Override
	public Set<Task> tasks() {
		return EnumSet.of(Task.NER, Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(CasToDocument.LAYER, CasToDocument.FEATURE);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (source.path().isEmpty()) {
			return 0;
		}
		if (!source.isFolder()) {
			return hasFirstLine(source) ? 100 : 0;
		}
		for (DocumentFiles.Entry entry : DocumentFiles.in(source.path().get(), Set.of(EXTENSION))) {
			return hasFirstLine(CorpusSource.of(entry.file())) ? 90 : 0;
		}
		return 0;
	}

	private static boolean hasFirstLine(CorpusSource source) throws IOException {
		String head = new String(source.head(FIRST_LINE.length() + 3), StandardCharsets.UTF_8);
		return head.replace("\uFEFF", "").startsWith(FIRST_LINE);
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new DocumentReader(source, Set.of(EXTENSION), (in, name, id) -> new CasToDocument(options, problems)
				.read(new TsvReader(name, problems).read(in), name, id));
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new DocumentWriter(target, EXTENSION,
				(document, out) -> new TsvWriter(document, losses).write(out)));
	}
}
