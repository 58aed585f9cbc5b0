package org.lorgnette.ui.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.model.VisualQuestion;

/** Reads pictures, and corpora of questions about them, in the background; what is asked for last wins. For the UI thread. */
final class PictureLoader {

	/** Hears in the UI thread what was read. */
	interface Listener {

		void loading(String name);

		void loaded(Shown shown);

		/**
		 * @param gold where the gold says that the answer is to be found
		 * @param problem why there is nothing shown, or empty
		 */
		void turned(Optional<Shown> shown, VisualQuestion question, Gold gold, int number, String book, String problem);

		void failed(String message);

		/** There is no further question. */
		void atEnd();
	}

	/** What a job hands over to the UI thread. */
	private record Page(Optional<QuestionBook> book, int number, Optional<VisualQuestion> question, Gold gold,
			Optional<Shown> shown, String problem) {

		static Page failed(IOException e) {
			return new Page(Optional.empty(), 0, Optional.empty(), Gold.NONE, Optional.empty(), String.valueOf(e.getMessage()));
		}
	}

	@FunctionalInterface
	private interface Reading {
		Page read(Cancellation cancellation) throws IOException;
	}

	private final Display display;
	private final Listener listener;
	private Optional<Job> current = Optional.empty();
	private Optional<QuestionBook> book = Optional.empty();
	private Optional<Path> picture = Optional.empty();
	private int number;

	PictureLoader(Display display, Listener listener) {
		this.display = display;
		this.listener = listener;
	}

	/** Whether this picture is on show or on its way. */
	boolean shows(Path file) {
		return picture.filter(file::equals).isPresent();
	}

	/** Reads a picture, or a corpus and the pictures of its first question. */
	void open(Path path) {
		picture = Optional.of(path);
		listener.loading(path.getFileName() == null ? path.toString() : path.getFileName().toString());
		read(cancellation -> {
			Optional<QuestionBook> opened = looksLikePicture(path) ? Optional.empty() : QuestionBook.open(path);
			if (opened.isPresent()) {
				return page(opened.get(), 0, cancellation);
			}
			Shown shown = Shown.read(List.of(path), display, cancellation);
			return new Page(Optional.empty(), 0, Optional.empty(), Gold.NONE, Optional.of(shown), "");
		}, true);
	}

	/** Reads a corpus, unless it is the open one, and the pictures of a question of it. */
	void open(CorpusSpec corpus, String question) {
		picture = Optional.of(corpus.path());
		listener.loading(String.valueOf(corpus.path().getFileName()));
		Optional<QuestionBook> known = book.filter(open -> open.isOf(corpus));
		read(cancellation -> {
			QuestionBook opened = known.isPresent() ? known.get() : QuestionBook.open(corpus);
			OptionalInt place = opened.find(question, cancellation);
			if (place.isEmpty()) {
				throw new IOException(NLS.bind(Messages.book_gone, question, corpus.path()));
			}
			return page(opened, place.getAsInt(), cancellation);
		}, known.isEmpty());
	}

	private static boolean looksLikePicture(Path path) {
		return path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)");
	}

	/** Goes on or back in the corpus. */
	void turn(int step) {
		if (book.isEmpty() || number + step < 0) {
			listener.atEnd();
			return;
		}
		QuestionBook open = book.get();
		int wanted = number + step;
		read(cancellation -> page(open, wanted, cancellation), false);
	}

	private Page page(QuestionBook open, int wanted, Cancellation cancellation) throws IOException {
		Optional<VisualQuestion> question = open.question(wanted);
		if (question.isEmpty()) {
			return new Page(Optional.of(open), wanted, question, Gold.NONE, Optional.empty(),
					wanted == 0 ? NLS.bind(Messages.book_empty, open.name()) : "");
		}
		try {
			Shown shown = Shown.read(open.pictures(question.get()), display, cancellation);
			return new Page(Optional.of(open), wanted, question, gold(open, question.get()), Optional.of(shown), "");
		} catch (IOException e) {
			return new Page(Optional.of(open), wanted, question, Gold.NONE, Optional.empty(), String.valueOf(e.getMessage()));
		}
	}

	/** Without the boxes the pictures can be looked at all the same. */
	private static Gold gold(QuestionBook open, VisualQuestion question) {
		try {
			return open.gold(question);
		} catch (IOException | IllegalArgumentException e) {
			ILog.of(PictureLoader.class).warn(NLS.bind(Messages.box_unreadable, e.getMessage()), e);
			return Gold.NONE;
		}
	}

	private void read(Reading reading, boolean anew) {
		current.ifPresent(Job::cancel);
		Job job = Job.create(Messages.job_read, monitor -> {
			Optional<Page> page = read(reading, monitor);
			page.ifPresent(found -> handOver(found, monitor, anew));
			return page.isPresent() ? Status.OK_STATUS : Status.CANCEL_STATUS;
		});
		job.setPriority(Job.SHORT);
		current = Optional.of(job);
		job.schedule();
	}

	private static Optional<Page> read(Reading reading, IProgressMonitor monitor) {
		try {
			return Optional.of(reading.read(monitor::isCanceled));
		} catch (CancellationException e) {
			return Optional.empty();
		} catch (IOException e) {
			return Optional.of(Page.failed(e));
		}
	}

	private void handOver(Page page, IProgressMonitor monitor, boolean anew) {
		if (display.isDisposed()) {
			page.shown().ifPresent(Shown::dispose);
			return;
		}
		display.asyncExec(() -> {
			if (monitor.isCanceled()) {
				page.shown().ifPresent(Shown::dispose);
				page.book().filter(opened -> book.filter(kept -> kept == opened).isEmpty()).ifPresent(PictureLoader::close);
			} else {
				accept(page, anew);
			}
		});
	}

	private void accept(Page page, boolean anew) {
		if (anew) {
			book.ifPresent(PictureLoader::close);
			book = page.book();
		}
		if (page.question().isPresent()) {
			number = page.number();
			listener.turned(page.shown(), page.question().get(), page.gold(), number, page.book().orElseThrow().name(), page.problem());
		} else if (page.shown().isPresent()) {
			listener.loaded(page.shown().get());
		} else if (page.problem().isEmpty()) {
			listener.atEnd();
		} else {
			picture = Optional.empty();
			book.ifPresent(PictureLoader::close);
			book = Optional.empty();
			listener.failed(page.problem());
		}
	}

	/** In the background: it waits for whoever is reading. */
	private static void close(QuestionBook opened) {
		Job.createSystem(Messages.job_read, monitor -> {
			try {
				opened.close();
			} catch (IOException e) {
				ILog.of(PictureLoader.class).warn(opened.name(), e);
			}
		}).schedule();
	}

	void close() {
		current.ifPresent(Job::cancel);
		book.ifPresent(PictureLoader::close);
	}
}
