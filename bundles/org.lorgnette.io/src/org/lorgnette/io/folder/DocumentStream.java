package org.lorgnette.io.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Task;

/**
 * The documents of files and folders of any mixture of formats, one after the other, each with the file it came from. In folders, whose
 * files and folders come in the order of their names, hidden ones are passed over, and files that are no corpus; a file that cannot be
 * read is reported and the next one read. Visual questions are left out.
 */
public final class DocumentStream implements Closeable {

	/** The key of the metadata that hold the path of the file a document was read from. */
	public static final String FILE = "file";

	private static final Set<String> ANNOTATIONS = Set.of(".ann", ".a1", ".a2");

	private final Deque<Path> waiting = new ArrayDeque<>();
	private final Set<Path> named;
	private final Set<Path> seen = new HashSet<>();
	private final ProblemListener problems;
	private final Runnable beforeEach;
	private Optional<CorpusReader> reader = Optional.empty();
	private Path file = Path.of("");

	/**
	 * @param sources
	 *            files and folders; what lies in several of them is read once
	 * @param beforeEach
	 *            runs before each file and folder is looked at, and may stop the stream by an exception of its own
	 */
	public DocumentStream(List<Path> sources, ProblemListener problems, Runnable beforeEach) {
		this.problems = problems;
		this.beforeEach = beforeEach;
		this.named = Set.copyOf(sources);
		waiting.addAll(sources);
	}

	/** The next document, or empty at the end. */
	public Optional<Document> next() throws IOException {
		while (reader.isPresent() || !waiting.isEmpty()) {
			if (reader.isEmpty()) {
				beforeEach.run();
				open(waiting.removeFirst());
			} else {
				Optional<Document> document = read(reader.get());
				if (document.isPresent()) {
					return document;
				}
			}
		}
		return Optional.empty();
	}

	private Optional<Document> read(CorpusReader open) throws IOException {
		try {
			Optional<Instance> next = open.next();
			if (next.isPresent() && next.get() instanceof Document document) {
				Map<String, String> metadata = new LinkedHashMap<>(document.metadata());
				metadata.put(FILE, file.toString());
				return Optional.of(document.toBuilder().metadata(metadata).build());
			}
			if (next.isEmpty()) {
				close();
			}
		} catch (IOException e) {
			report(e);
			close();
		}
		return Optional.empty();
	}

	private void open(Path path) {
		if (!seen.add(path.toAbsolutePath().normalize())) {
			return;
		}
		file = path;
		try {
			if (Files.isDirectory(path)) {
				push(path);
				return;
			}
			CorpusSource source = CorpusSource.of(path);
			Optional<CorpusFormat> format = hasText(path) ? Optional.empty() : CorpusFormats.detect(source);
			if (named.contains(path) && format.isEmpty() && !hasText(path)) {
				problems.report(new Problem(Location.of(path.toString()), "is in no format of texts that is known"));
			}
			if (format.filter(found -> named.contains(path) || isCorpus(found, path)).filter(found -> !isVisual(found)).isPresent()) {
				reader = Optional.of(format.get().reader(source, format.get().defaults(), problems));
			}
		} catch (IOException e) {
			report(e);
		}
	}

	/** Annotations beside their text are read with it. */
	private static boolean hasText(Path path) {
		String extension = DocumentFiles.extension(path);
		String name = path.toString();
		return ANNOTATIONS.contains(extension)
				&& Files.exists(Path.of(name.substring(0, name.length() - extension.length()) + ".txt"));
	}

	/** Any file without null bytes passes for plain text: in folders only those that are called so count. */
	private static boolean isCorpus(CorpusFormat format, Path path) {
		return !format.id().equals("text") || path.toString().toLowerCase(Locale.ROOT).matches(".*\\.txt(\\.gz)?");
	}

	private static boolean isVisual(CorpusFormat format) {
		return format.tasks().equals(Set.of(Task.VQA));
	}

	private void push(Path folder) throws IOException {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, entry -> !isHidden(entry))) {
			stream.forEach(entries::add);
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
		entries.sort(null);
		entries.reversed().stream().filter(entry -> !Files.isSymbolicLink(entry) || !Files.isDirectory(entry)).forEach(waiting::addFirst);
	}

	private static boolean isHidden(Path entry) {
		return entry.getFileName().toString().startsWith(".");
	}

	private void report(IOException e) {
		problems.report(new Problem(Location.of(file.toString()), String.valueOf(e.getMessage())));
	}

	/** Ends the file that is being read; the stream goes on with the next. */
	@Override
	public void close() throws IOException {
		if (reader.isPresent()) {
			CorpusReader open = reader.get();
			reader = Optional.empty();
			open.close();
		}
	}
}
