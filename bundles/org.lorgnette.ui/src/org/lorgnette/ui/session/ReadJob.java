package org.lorgnette.ui.session;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.ui.engines.EnginePool;

/** Reads a corpus file away from the UI thread. */
final class ReadJob extends Job {

	/**
	 * What came of it.
	 *
	 * @param file
	 *            empty if it cannot be read
	 * @param remark
	 *            why, or what there is to say of the way it was read
	 * @param stamp
	 *            of the files as they were read
	 */
	record Result(ReadJob job, Optional<CorpusFile> file, Optional<String> remark, long stamp) {
	}

	private final Path path;
	private final Optional<IFile> file;
	private final Charset expected;
	private final Consumer<Result> done;

	ReadJob(Path path, Optional<IFile> file, Charset expected, Consumer<Result> done) {
		super(Messages.bind(Messages.ReadJob_name, path.getFileName()));
		this.path = path;
		this.file = file;
		this.expected = expected;
		this.done = done;
		setPriority(SHORT);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
		try {
			long before = CorpusLocations.stamp(List.of(path));
			CorpusFile read = CorpusFile.open(path, FormatChoice.of(file), expected, monitor::isCanceled);
			// Finding the engines takes a while too, and is needed next.
			EnginePool.shared();
			// What changed while it was read is told as a change afterwards.
			long stamp = before == CorpusLocations.stamp(List.of(path)) ? CorpusLocations.stamp(read.files()) : -1;
			done.accept(new Result(this, Optional.of(read), remark(read), stamp));
		} catch (CancellationException e) {
			return Status.CANCEL_STATUS;
		} catch (IOException e) {
			fail(e.getMessage() == null ? e.toString() : e.getMessage());
		} catch (RuntimeException e) {
			org.eclipse.core.runtime.ILog.of(ReadJob.class).error(path.toString(), e);
			fail(Messages.bind(Messages.ReadJob_failed, path, e.getMessage() == null ? e.toString() : e.getMessage()));
		} catch (OutOfMemoryError e) {
			fail(Messages.bind(Messages.ReadJob_memory, path));
		}
		return Status.OK_STATUS;
	}

	private void fail(String reason) {
		done.accept(new Result(this, Optional.empty(), Optional.of(reason), 0));
	}

	private Optional<String> remark(CorpusFile read) {
		StringBuilder remark = new StringBuilder();
		if (!read.problems().isEmpty()) {
			remark.append(Messages.bind(Messages.ReadJob_problems, read.problems().size(), read.problems().getFirst()));
		}
		boolean asExpected = read.encoding().charset().equals(expected) || read.encoding().mark();
		if (!asExpected && !read.documents().stream().allMatch(document -> document.text().chars().allMatch(unit -> unit < 128))) {
			remark.append(remark.isEmpty() ? "" : " ")
					.append(Messages.bind(Messages.ReadJob_encoding, expected.name(), read.encoding().charset().name()));
		}
		return remark.isEmpty() ? Optional.empty() : Optional.of(remark.toString());
	}
}
