package org.lorgnette.io.brat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.TextFiles;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.model.Instance;

/** Reads brat documents one after the other. */
final class BratReader implements CorpusReader {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final Charset charset;
	private final ProblemListener problems;
	/** Document id to its path without extension. */
	private final Iterator<Map.Entry<String, Path>> documents;

	BratReader(CorpusSource source, Charset charset, ProblemListener problems) throws IOException {
		this.charset = charset;
		this.problems = problems;
		this.documents = find(source).entrySet().iterator();
	}

	private static SequencedMap<String, Path> find(CorpusSource source) throws IOException {
		Location location = Location.of(source.name());
		Path path = source.path().orElseThrow(() -> new CorpusException(location,
				"brat documents are pairs of files and cannot be read from a stream; give a folder or a file"));
		SequencedMap<String, Path> found = new LinkedHashMap<>();
		if (!source.isFolder()) {
			if (!Files.exists(path)) {
				throw new CorpusException(location, "there is no such file or folder");
			}
			String extension = DocumentFiles.extension(path);
			if (!extension.equals(BratFormat.TEXT) && !BratFormat.ANNOTATIONS.contains(extension)) {
				throw new CorpusException(location, "expected a folder, or a .txt, .ann, .a1 or .a2 file");
			}
			found.put(source.baseName(), path);
			return found;
		}
		Set<String> extensions = new TreeSet<>(BratFormat.ANNOTATIONS);
		extensions.add(BratFormat.TEXT);
		for (DocumentFiles.Entry entry : DocumentFiles.in(path, extensions)) {
			found.putIfAbsent(entry.id(), entry.file());
		}
		if (found.isEmpty()) {
			throw new CorpusException(location, "has no .txt, .ann, .a1 or .a2 file");
		}
		return found;
	}

	/** The file beside this one with another extension. */
	static Path sibling(Path file, String extension) {
		String name = file.getFileName() == null ? "" : file.getFileName().toString();
		return file.resolveSibling(name.substring(0, name.length() - DocumentFiles.extension(file).length()) + extension);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		if (!documents.hasNext()) {
			return Optional.empty();
		}
		var document = documents.next();
		Path textFile = sibling(document.getValue(), BratFormat.TEXT);
		if (!Files.exists(textFile)) {
			throw new CorpusException(Location.of(textFile.toString()),
					"the text of '" + document.getValue() + "' is absent; expected it there");
		}
		List<AnnLine> lines = new ArrayList<>();
		for (String extension : BratFormat.ANNOTATIONS) {
			Path file = sibling(document.getValue(), extension);
			if (Files.exists(file)) {
				readLines(file, lines);
			}
		}
		return Optional.of(new AnnParser(document.getKey(), readText(textFile, lines), problems).parse(lines));
	}

	/** A byte order mark is part of the text if the annotations count it, as brat itself does. */
	private String readText(Path file, List<AnnLine> lines) throws IOException {
		String name = file.toString();
		byte[] bytes;
		try (InputStream in = CorpusSource.open(file)) {
			bytes = in.readAllBytes();
		}
		String text = TextFiles.decode(bytes, name, charset);
		boolean marked = charset.equals(StandardCharsets.UTF_8) && bytes.length >= 3 && bytes[0] == (byte) 0xEF
				&& bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
		if (!marked) {
			return text;
		}
		String whole = BYTE_ORDER_MARK + text;
		return TextBound.countMatches(lines, whole) > TextBound.countMatches(lines, text) ? whole : text;
	}

	private void readLines(Path file, List<AnnLine> lines) throws IOException {
		try (LineReader reader = new LineReader(CorpusSource.of(file), charset)) {
			for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
				if (!line.get().isBlank()) {
					lines.add(AnnLine.parse(reader.location(), line.get()));
				}
			}
		}
	}

	@Override
	public void close() {
		// files are closed as soon as they are read
	}
}
