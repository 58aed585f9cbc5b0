package org.lorgnette.ui.picture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** A corpus of questions about pictures, read as far as it was leafed through. Reads files: not for the UI thread. */
final class QuestionBook implements Closeable {

	private static final String BOXES = "boxes.jsonl";

	private final Path source;
	private final Path folder;
	private final CorpusReader reader;
	private final List<VisualQuestion> read = new ArrayList<>();
	private Optional<Map<String, BoxTable.Box>> boxes = Optional.empty();
	private boolean ended;

	private QuestionBook(Path source, CorpusReader reader) {
		this.source = source;
		this.folder = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
		this.reader = reader;
	}

	/** Whether a file or folder holds questions about pictures. */
	static boolean isOne(Path source) throws IOException {
		return format(source).isPresent();
	}

	private static Optional<CorpusFormat> format(Path source) throws IOException {
		return CorpusFormats.detect(CorpusSource.of(source)).filter(format -> format.tasks().equals(Set.of(Task.VQA)));
	}

	/** Empty if the file or folder is something else. */
	static Optional<QuestionBook> open(Path source) throws IOException {
		Optional<CorpusFormat> format = format(source);
		return format.isEmpty() ? Optional.empty()
				: Optional.of(new QuestionBook(source, format.get().reader(CorpusSource.of(source), format.get().defaults(),
						problem -> ILog.of(QuestionBook.class).warn(problem.toString()))));
	}

	String name() {
		return source.getFileName().toString();
	}

	/** The question with this number, from 0; empty behind the last. */
	synchronized Optional<VisualQuestion> question(int number) throws IOException {
		while (!ended && read.size() <= number) {
			Optional<Instance> next = reader.next();
			ended = next.isEmpty();
			next.filter(VisualQuestion.class::isInstance).map(VisualQuestion.class::cast).ifPresent(read::add);
		}
		return number < read.size() ? Optional.of(read.get(number)) : Optional.empty();
	}

	/** @throws IOException if a picture's name is none that a file can have */
	List<Path> pictures(VisualQuestion question) throws IOException {
		try {
			return question.images().stream().map(folder::resolve).toList();
		} catch (InvalidPathException e) {
			throw new IOException(question.id() + ": " + e.getMessage(), e);
		}
	}

	/** Where the gold says that the answer is to be found, of {@code boxes.jsonl} beside the questions. */
	synchronized Optional<Box> box(VisualQuestion question) throws IOException {
		if (boxes.isEmpty()) {
			Path file = folder.resolve(BOXES);
			boxes = Optional.of(Files.isRegularFile(file) ? BoxTable.read(CorpusSource.of(file)) : Map.of());
		}
		return Optional.ofNullable(boxes.get().get(question.id())).map(box -> new Box(box.x(), box.y(), box.width(), box.height()));
	}

	@Override
	public synchronized void close() throws IOException {
		reader.close();
	}
}
