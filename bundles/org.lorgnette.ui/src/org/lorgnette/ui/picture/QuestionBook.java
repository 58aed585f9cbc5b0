package org.lorgnette.ui.picture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** A corpus of questions about pictures, read as far as it was leafed through. Reads files: not for the UI thread. */
final class QuestionBook implements Closeable {

	private final Path source;
	private final Path folder;
	private final CorpusReader reader;
	private final List<VisualQuestion> read = new ArrayList<>();
	private final Optional<String> named;
	private Optional<Gold.Table> gold = Optional.empty();
	private boolean ended;

	private QuestionBook(Path source, Optional<String> named, CorpusReader reader) {
		this.source = source;
		this.named = named;
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
				: Optional.of(read(source, Optional.empty(), format.get(), format.get().defaults()));
	}

	/** @throws IOException if there is no such corpus, or it is not one of questions about pictures */
	static QuestionBook open(CorpusSpec corpus) throws IOException {
		Path source = corpus.path();
		if (!Files.exists(source)) {
			throw new IOException(NLS.bind(Messages.book_absent, source));
		}
		Optional<CorpusFormat> format = corpus.format().isPresent() ? Optional.of(CorpusFormats.find(corpus.format().get())) : format(source);
		if (format.isEmpty()) {
			throw new IOException(NLS.bind(Messages.book_empty, source));
		}
		try {
			return read(source, corpus.format(), format.get(), FormatOptions.of(format.get().options(), corpus.options()));
		} catch (IllegalArgumentException e) {
			throw new IOException(source + ": " + e.getMessage(), e);
		}
	}

	private static QuestionBook read(Path source, Optional<String> named, CorpusFormat format, FormatOptions options) throws IOException {
		return new QuestionBook(source, named, format.reader(CorpusSource.of(source), options,
				problem -> ILog.of(QuestionBook.class).warn(problem.toString())));
	}

	/** Whether it is this corpus, read in the same way. */
	boolean isOf(CorpusSpec corpus) {
		return source.equals(corpus.path()) && named.equals(corpus.format());
	}

	/** The number of a question. */
	OptionalInt find(String id, Cancellation cancellation) throws IOException {
		for (int number = 0;; number++) {
			cancellation.check();
			Optional<VisualQuestion> question = question(number);
			if (question.isEmpty()) {
				return OptionalInt.empty();
			}
			if (question.get().id().equals(id)) {
				return OptionalInt.of(number);
			}
		}
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

	/** Where the gold says that the answer is to be found, of files beside the questions. */
	synchronized Gold gold(VisualQuestion question) throws IOException {
		if (gold.isEmpty()) {
			gold = Optional.of(Gold.Table.beside(folder));
		}
		return gold.get().of(question.id());
	}

	@Override
	public synchronized void close() throws IOException {
		reader.close();
	}
}
