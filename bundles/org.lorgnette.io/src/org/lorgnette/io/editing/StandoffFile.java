package org.lorgnette.io.editing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.brat.AnnText;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.model.Document;

/** A text, with its gold in a brat file beside it if there is one. The text may be changed; the brat file is made when there is gold. */
record StandoffFile(Path file, Path text, TextEncoding encoding, Optional<Annotations> annotations, Document document,
		List<Problem> problems, Optional<String> obstacle) implements CorpusFile {

	static final String TEXT = ".txt";
	private static final String GOLD = ".ann";
	static final List<String> ANNOTATIONS = List.of(GOLD, ".a1", ".a2");

	/** The brat file as it is. */
	record Annotations(TextEncoding encoding, String content) {
	}

	static StandoffFile read(Path file, byte[] bytes, TextEncoding encoding, Charset expected) throws IOException {
		boolean isGold = ANNOTATIONS.contains(DocumentFiles.extension(file));
		Path text = isGold ? sibling(file, TEXT) : file;
		if (!Files.exists(text)) {
			throw new CorpusException(Location.of(text.toString()), "is absent, and " + file.getFileName()
					+ " holds annotations of it; put the text there, or open the annotations as text (Open With > Text Editor)");
		}
		byte[] textBytes = isGold ? Files.readAllBytes(text) : bytes;
		TextEncoding textEncoding = isGold ? TextEncoding.of(textBytes, expected) : encoding;
		SequencedMap<String, String> files = new LinkedHashMap<>();
		Optional<Annotations> gold = Optional.empty();
		boolean named = DocumentFiles.extension(text).equals(TEXT);
		for (String extension : named ? ANNOTATIONS : List.<String>of()) {
			Path beside = sibling(text, extension);
			if (Files.exists(beside)) {
				byte[] content = Files.readAllBytes(beside);
				// Most annotation files are plain UTF-8, whatever the text is in.
				TextEncoding own = TextEncoding.of(content, StandardCharsets.UTF_8);
				files.put(beside.toString(), own.decode(content, beside.toString()));
				gold = extension.equals(GOLD) ? Optional.of(new Annotations(own, files.get(beside.toString()))) : gold;
			}
		}
		List<Problem> problems = new ArrayList<>();
		String base = text.getFileName().toString();
		String id = base.substring(0, base.length() - DocumentFiles.extension(text).length());
		Document document = AnnText.read(id, textEncoding.decode(textBytes, text.toString()), textEncoding.mark(), files, problems::add);
		boolean bioNlp = files.size() > (gold.isPresent() ? 1 : 0);
		Optional<String> obstacle = !named
				? Optional.of("gold lies in a .ann file beside a .txt file; rename " + base + " to end in .txt to annotate it")
				: bioNlp ? Optional.of("annotations in .a1 and .a2 files are read only; convert them to .ann to change them")
						: Optional.empty();
		return new StandoffFile(file, text, textEncoding, gold, document, List.copyOf(problems), obstacle);
	}

	private static Path sibling(Path file, String extension) {
		String name = file.getFileName().toString();
		return file.resolveSibling(name.substring(0, name.length() - DocumentFiles.extension(file).length()) + extension);
	}

	@Override
	public String format() {
		return annotations.isPresent() ? "brat" : "text";
	}

	@Override
	public List<Document> documents() {
		return List.of(document);
	}

	@Override
	public boolean isTextEditable() {
		return true;
	}

	@Override
	public Set<String> takenIds() {
		return annotations.map(there -> AnnText.ids(there.content())).orElse(Set.of());
	}

	@Override
	public List<Path> files() {
		List<Path> files = new ArrayList<>(List.of(text));
		if (DocumentFiles.extension(text).equals(TEXT)) {
			ANNOTATIONS.forEach(extension -> files.add(sibling(text, extension)));
		}
		return files;
	}

	@Override
	public SavePlan plan(List<Document> changed) throws IOException {
		Document now = changed.getFirst();
		Map<Path, byte[]> contents = new LinkedHashMap<>();
		List<Loss> losses = new ArrayList<>();
		if (!now.text().equals(document.text())) {
			contents.put(text, textEncoding(now).encode(now.text(), text.toString()));
		}
		if (obstacle.isEmpty()) {
			String content = merged(now, losses);
			if (!content.equals(annotations.map(Annotations::content).orElse(""))) {
				Path gold = sibling(text, GOLD);
				TextEncoding own = annotations.map(Annotations::encoding).orElse(new TextEncoding(encoding.charset(), false));
				contents.put(gold, own.encode(content, gold.toString()));
			}
		}
		return new SavePlan(losses, contents);
	}

	@Override
	public SavePlan planAs(Path target, List<Document> changed) throws IOException {
		SavePlan plan = plan(changed);
		Path goal = ANNOTATIONS.contains(DocumentFiles.extension(target)) ? sibling(target, TEXT) : target;
		Path gold = sibling(text, GOLD);
		Map<Path, byte[]> contents = new LinkedHashMap<>();
		contents.put(goal, textEncoding(changed.getFirst()).encode(changed.getFirst().text(), goal.toString()));
		if (plan.contents().containsKey(gold)) {
			contents.put(sibling(goal, GOLD), plan.contents().get(gold));
		} else if (annotations.isPresent()) {
			contents.put(sibling(goal, GOLD), annotations.get().encoding().encode(annotations.get().content(), goal.toString()));
		}
		return new SavePlan(plan.losses(), contents);
	}

	/** A mark that the annotations count is part of the text and must not be written twice. */
	private TextEncoding textEncoding(Document now) {
		return now.text().startsWith("\uFEFF") ? new TextEncoding(encoding.charset(), false) : encoding;
	}

	private String merged(Document now, List<Loss> losses) {
		List<Loss> before = new ArrayList<>();
		List<Loss> after = new ArrayList<>();
		String old = AnnText.write(document, before::add);
		String fresh = AnnText.write(now, after::add);
		losses.addAll(CorpusFile.added(before, after));
		if (fresh.equals(old)) {
			return annotations.map(Annotations::content).orElse("");
		}
		if (annotations.isEmpty() || annotations.get().content().equals(old)) {
			return fresh;
		}
		String merged = AnnText.merge(annotations.get().content(), old, fresh);
		// Where keeping the file's own lines would not give what was edited, all of them are written anew.
		return saysTheSame(merged, now) ? merged : fresh;
	}

	private static boolean saysTheSame(String merged, Document now) {
		SequencedMap<String, String> files = new LinkedHashMap<>();
		files.put(GOLD, merged);
		Document read = AnnText.read(now.id(), now.text(), false, files, problem -> {
			// Lines that did not fit before do not now.
		});
		return new HashSet<>(read.entities()).equals(new HashSet<>(now.entities()))
				&& new HashSet<>(read.relations()).equals(new HashSet<>(now.relations()))
				&& new HashSet<>(read.events()).equals(new HashSet<>(now.events())) && read.chains().size() == now.chains().size()
				&& new HashSet<>(read.links()).equals(new HashSet<>(now.links())) && read.notes().size() == now.notes().size();
	}

	@Override
	public CorpusFile saved(List<Document> changed, SavePlan plan) {
		Path gold = sibling(text, GOLD);
		Optional<Annotations> now = annotations;
		if (plan.contents().containsKey(gold)) {
			TextEncoding own = annotations.map(Annotations::encoding).orElse(new TextEncoding(encoding.charset(), false));
			byte[] written = plan.contents().get(gold);
			try {
				now = Optional.of(new Annotations(own, own.decode(written, gold.toString())));
			} catch (CorpusException e) {
				throw new IllegalStateException("what was just encoded cannot be decoded", e);
			}
		}
		return new StandoffFile(file, text, encoding, now, changed.getFirst(), problems, obstacle);
	}
}
