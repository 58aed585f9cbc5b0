package org.lorgnette.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Output that lies in a temporary file until it is committed, so that a fault leaves no half-written file and an earlier file
 * untouched. A file's temporary file lies beside it and is moved over it; a stream's is copied to it.
 */
public final class PendingOutput implements Closeable {

	/** What names of temporary files, which begin with a full stop, end with. */
	public static final String PART = ".part";

	private final Path temporary;
	private final OutputStream bytes;
	private final Commit commit;
	private final CreatedFolders folders;
	private boolean committed;

	@FunctionalInterface
	private interface Commit {
		void run(Path temporary) throws IOException;
	}

	private PendingOutput(Path temporary, String target, Commit commit, CreatedFolders folders) throws IOException {
		this.temporary = temporary;
		this.bytes = new BufferedOutputStream(NamedOutput.to(temporary, target), 1 << 16);
		this.commit = commit;
		this.folders = folders;
	}

	/**
	 * Missing parent folders are created. A device or pipe, such as {@code /dev/stdout}, is written to and not replaced; of a link,
	 * what it points to is replaced.
	 */
	public static PendingOutput toFile(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new CorpusException(Location.of(file.toString()), "is a folder; expected a file to write");
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			return new PendingOutput(Files.createTempFile("lorgnette", PART), file.toString(), written -> copyInto(written, file),
					CreatedFolders.NONE);
		}
		Path goal = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		CreatedFolders folders = CreatedFolders.upTo(goal.getParent());
		try {
			Path temporary = goal.resolveSibling("." + goal.getFileName() + "." + Long.toHexString(System.nanoTime()) + PART);
			return new PendingOutput(temporary, file.toString(), written -> moveInto(written, goal), folders);
		} catch (IOException e) {
			folders.drop();
			throw e;
		}
	}

	public static PendingOutput toStream(OutputStream target) throws IOException {
		Path temporary = Files.createTempFile("lorgnette", PART);
		return new PendingOutput(temporary, temporary.toString(), written -> {
			Files.copy(written, target);
			target.flush();
		}, CreatedFolders.NONE);
	}

	private static void copyInto(Path written, Path device) throws IOException {
		try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
			Files.copy(written, out);
		} catch (IOException e) {
			throw new CorpusException(Location.of(device.toString()), "cannot be written: " + e.getMessage(), e);
		}
	}

	private static void moveInto(Path written, Path file) throws IOException {
		try {
			Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	public OutputStream bytes() {
		return bytes;
	}

	/** A UTF-8 writer. Flush it before committing. */
	public Utf8Writer text() {
		return new Utf8Writer(bytes);
	}

	/** Puts what was written in its place. */
	public void commit() throws IOException {
		bytes.close();
		commit.run(temporary);
		Files.deleteIfExists(temporary);
		committed = true;
	}

	/** Drops what was not committed. */
	@Override
	public void close() throws IOException {
		try {
			bytes.close();
		} finally {
			Files.deleteIfExists(temporary);
			if (!committed) {
				folders.drop();
			}
		}
	}
}
