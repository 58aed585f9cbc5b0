package org.lorgnette.io.cas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.io.folder.DocumentReader;
import org.lorgnette.io.folder.DocumentWriter;
import org.lorgnette.model.Task;

/**
 * UIMA CAS XMI 1.0: a folder of {@code .xmi} files, one, or a stream. Reading needs no type system; writing puts a
 * {@code TypeSystem.xml} beside the documents that declares all they use.
 */
public final class XmiFormat implements CorpusFormat {

	static final String EXTENSION = ".xmi";
	static final String TYPE_SYSTEM_FILE = "TypeSystem.xml";

	private static final FormatOption TYPE_SYSTEM = new FormatOption("typesystem", "",
			"A TypeSystem.xml that says which features of custom types are references; not needed for the types of DKPro and WebAnno.");

	@Override
	public String id() {
		return "xmi";
	}

	@Override
	public String description() {
		return "UIMA CAS XMI: annotations of DKPro Core, WebAnno and INCEpTION, one document in each file";
	}

	@Override
	public Set<Task> tasks() {
		return EnumSet.of(Task.NER, Task.RELATIONS);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(CasToDocument.LAYER, CasToDocument.FEATURE, TYPE_SYSTEM);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (source.path().isEmpty()) {
			return 0;
		}
		if (source.isFolder()) {
			return DocumentFiles.any(source.path().get(), Set.of(EXTENSION)) ? 80 : 0;
		}
		String head = new String(source.head(4096), StandardCharsets.UTF_8);
		return head.contains("<xmi:XMI") || head.contains("http://www.omg.org/XMI") ? 95 : 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		Optional<String> file = options.optional(TYPE_SYSTEM.name());
		TypeSystem types = file.isPresent() ? TypeSystemXml.read(Path.of(file.get())) : new TypeSystem();
		return new DocumentReader(source, Set.of(EXTENSION), (in, name, id) -> {
			Cas cas = new XmiReader(name, problems, types).read(in);
			return new CasToDocument(options, problems).read(cas, name, id);
		});
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		TypeSystem types = new TypeSystem();
		XmiWriter writer = new XmiWriter(target.name(), losses, types);
		return Optional.of(new DocumentWriter(target, EXTENSION, writer::write, TYPE_SYSTEM_FILE,
				out -> TypeSystemXml.write(types, out)));
	}
}
