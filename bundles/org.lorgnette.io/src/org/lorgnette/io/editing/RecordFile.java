package org.lorgnette.io.editing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.conll.ConllTags;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** A file that holds documents in a format of its own: columns, JSON, XML. */
record RecordFile(Path file, CorpusFormat corpusFormat, Map<String, String> options, byte[] bytes, TextEncoding encoding,
		List<Document> documents, List<Problem> problems) implements CorpusFile {

	private static final String SCHEME = "scheme";

	static RecordFile read(Path file, CorpusFormat format, Map<String, String> options, byte[] bytes, TextEncoding encoding,
			BooleanSupplier cancelled) throws IOException {
		List<Problem> problems = new ArrayList<>();
		FormatOptions all = options(format, options, encoding);
		List<Document> documents = new ArrayList<>();
		try (CorpusReader reader = format.reader(CorpusSource.of(file), all, problems::add)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				if (cancelled.getAsBoolean()) {
					throw new CancellationException();
				}
				documents.add(document(next.get(), file));
			}
		}
		return new RecordFile(file, format, options, bytes, encoding, List.copyOf(documents), List.copyOf(problems));
	}

	private static Document document(Instance instance, Path file) throws CorpusException {
		if (instance instanceof Document document) {
			return document;
		}
		throw new CorpusException(Location.of(file.toString()),
				"holds questions about pictures, which are shown in the Picture view and not in the text editor");
	}

	private static FormatOptions options(CorpusFormat format, Map<String, String> given, TextEncoding encoding) {
		Map<String, String> values = new HashMap<>(given);
		if (format.options().contains(Encodings.OPTION)) {
			values.putIfAbsent(Encodings.OPTION.name(), encoding.charset().name());
		}
		return FormatOptions.of(format.options(), values);
	}

	@Override
	public String format() {
		return corpusFormat.id();
	}

	/** In a single JSON document the text is a field like others, and nothing hangs on its tokens. */
	@Override
	public boolean isTextEditable() {
		return format().equals("jsonl") && documents.size() == 1 && obstacle().isEmpty();
	}

	@Override
	public Optional<String> obstacle() {
		if (file.toString().endsWith(".gz")) {
			return Optional.of("the file is compressed; unpack it to change it");
		}
		try {
			boolean written = writer(new ByteArrayOutputStream(), List.of(), loss -> {
				// Only whether there is a writer is asked.
			}).isPresent();
			return written ? Optional.empty() : Optional.of("files of the format " + format() + " can be read and not written");
		} catch (IOException e) {
			return Optional.of(String.valueOf(e.getMessage()));
		}
	}

	@Override
	public Set<String> takenIds() {
		return Set.of();
	}

	@Override
	public List<Path> files() {
		return List.of(file);
	}

	private Optional<CorpusWriter> writer(ByteArrayOutputStream out, List<Document> schemeOf, org.lorgnette.io.LossListener losses)
			throws IOException {
		Map<String, String> values = new LinkedHashMap<>(options);
		boolean schemed = corpusFormat.options().stream().anyMatch(option -> option.name().equals(SCHEME));
		if (schemed && values.getOrDefault(SCHEME, "auto").equals("auto")) {
			ConllTags.scheme(schemeOf).ifPresent(scheme -> values.put(SCHEME, scheme.id()));
		}
		return corpusFormat.writer(CorpusTarget.of(out), FormatOptions.of(corpusFormat.options(), values), losses);
	}

	private byte[] write(List<Document> content, List<Loss> losses) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (CorpusWriter writer = writer(out, documents, losses::add)
				.orElseThrow(() -> new CorpusException(Location.of(file.toString()), obstacle().orElse("cannot be written")))) {
			for (Document document : content) {
				writer.write(document);
			}
			writer.commit();
		}
		return out.toByteArray();
	}

	@Override
	public SavePlan plan(List<Document> changed) throws IOException {
		if (changed.equals(documents)) {
			return new SavePlan(List.of(), Map.of());
		}
		List<Loss> before = new ArrayList<>();
		List<Loss> after = new ArrayList<>();
		String old = new String(write(documents, before), StandardCharsets.UTF_8);
		byte[] plain = write(changed, after);
		String fresh = new String(plain, StandardCharsets.UTF_8);
		boolean text = corpusFormat.options().contains(Encodings.OPTION) || encoding.charset().equals(StandardCharsets.UTF_8);
		byte[] content = plain;
		if (text) {
			byte[] anew = encoding.encode(ended(fresh), file.toString());
			Optional<String> merged = LineMerge.merge(encoding.decode(bytes, file.toString()), old, fresh);
			byte[] kept = merged.isPresent() ? encoding.encode(merged.get(), file.toString()) : anew;
			content = merged.isPresent() && saysTheSame(kept, anew) ? kept : anew;
		}
		return new SavePlan(CorpusFile.added(before, after), Map.of(file, content));
	}

	@Override
	public SavePlan planAs(Path target, List<Document> changed) throws IOException {
		SavePlan plan = plan(changed);
		return new SavePlan(plan.losses(), Map.of(target, plan.contents().getOrDefault(file, bytes)));
	}

	/** With the line ends of the file. */
	private String ended(String text) throws CorpusException {
		return encoding.decode(bytes, file.toString()).contains("\r\n") ? text.replaceAll("(?<!\r)\n", "\r\n") : text;
	}

	private boolean saysTheSame(byte[] kept, byte[] anew) {
		try {
			List<Document> one = reread(kept);
			List<Document> other = reread(anew);
			boolean same = one.size() == other.size();
			for (int i = 0; same && i < one.size(); i++) {
				same = gold(one.get(i)).equals(gold(other.get(i)));
			}
			return same;
		} catch (IOException | RuntimeException e) {
			return false;
		}
	}

	/** All but how rows are laid out. */
	private static Document gold(Document document) {
		return Document.builder(document.id(), document.text()).entities(document.entities()).relations(document.relations())
				.events(document.events()).chains(document.chains()).notes(document.notes()).links(document.links())
				.questions(document.questions()).build();
	}

	private List<Document> reread(byte[] content) throws IOException {
		List<Document> read = new ArrayList<>();
		ProblemListener ignored = problem -> {
			// The same lines were read, and their problems told, when the file was opened.
		};
		try (CorpusReader reader = corpusFormat.reader(
				CorpusSource.of(file.getFileName().toString(), new ByteArrayInputStream(content)), options(corpusFormat, options, encoding),
				ignored)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				read.add(document(next.get(), file));
			}
		}
		return read;
	}

	@Override
	public CorpusFile saved(List<Document> changed, SavePlan plan) {
		return new RecordFile(file, corpusFormat, options, plan.contents().getOrDefault(file, bytes), encoding, List.copyOf(changed),
				problems);
	}
}
