package org.lorgnette.io.cas;

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
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.io.folder.DocumentReader;
import org.lorgnette.io.folder.DocumentWriter;
import org.lorgnette.model.Task;

/**
 * UIMA CAS JSON 0.4 (JSON serialization of the Apache UIMA CAS; DKPro Cassis reads it too): a folder of {@code .json} files,
 * one, or a stream. Offsets are UTF-16 code units unless the header names another encoding.
 */
public final class CasJsonFormat implements CorpusFormat {

	static final String EXTENSION = ".json";

	@Override
	public String id() {
		return "cas-json";
	}

	@Override
	public String description() {
		return "UIMA CAS JSON 0.4: annotations of INCEpTION and DKPro Cassis, one document in each file";
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
			return isCas(source) ? 95 : 0;
		}
		for (DocumentFiles.Entry entry : DocumentFiles.in(source.path().get(), Set.of(EXTENSION))) {
			return isCas(CorpusSource.of(entry.file())) ? 90 : 0;
		}
		return 0;
	}

	private static boolean isCas(CorpusSource source) throws IOException {
		String head = new String(source.head(4096), StandardCharsets.UTF_8).strip().replace("\uFEFF", "");
		return head.startsWith("{")
				&& (head.contains("\"%TYPES\"") || head.contains("\"%FEATURE_STRUCTURES\"") || head.contains("\"%HEADER\""));
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		return new DocumentReader(source, Set.of(EXTENSION), (in, name, id) -> new CasToDocument(options, problems)
				.read(new CasJsonReader(name, problems).read(in), name, id));
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		return Optional.of(new DocumentWriter(target, EXTENSION,
				(document, out) -> CasJsonWriter.write(WrittenCas.of(document, losses), out)));
	}
}
