package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;

/** Where the index of a collection lies: in a folder of its own among the temporary files, gone once it is closed. */
final class IndexFolder extends FilterDirectory {

	private static final String PREFIX = "lorgnette-index-";
	/** A younger index may be one that another process is just making or removing, when nobody holds its lock. */
	private static final Duration AGE = Duration.ofDays(1);

	private final Path folder;

	private IndexFolder(Path folder, Directory files) {
		super(files);
		this.folder = folder;
	}

	/** Readable by this user only. Also removes what processes that were killed have left. */
	static IndexFolder create() throws IOException {
		Path folder = Files.createTempDirectory(PREFIX);
		removeAbandoned(folder);
		// Files are read and not mapped into memory: a mapped file cannot be deleted on Windows, and mapping asks for native access.
		return new IndexFolder(folder, new NIOFSDirectory(folder));
	}

	private static void removeAbandoned(Path own) throws IOException {
		Instant old = Instant.now().minus(AGE);
		try (DirectoryStream<Path> others = Files.newDirectoryStream(own.toAbsolutePath().getParent(), PREFIX + "*")) {
			for (Path other : others) {
				Path lock = other.resolve(IndexWriter.WRITE_LOCK_NAME);
				if (Files.exists(lock) && Files.getLastModifiedTime(lock).toInstant().isBefore(old)) {
					removeIfAbandoned(other);
				}
			}
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		} catch (NoSuchFileException e) {
			// Another process was quicker; the rest is left to the next time.
			return;
		}
	}

	private static void removeIfAbandoned(Path folder) throws IOException {
		try (Directory files = new NIOFSDirectory(folder)) {
			files.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
			delete(folder);
		} catch (LockObtainFailedException | AccessDeniedException e) {
			// In use, or another user's.
			return;
		}
	}

	private static void delete(Path folder) throws IOException {
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(files::add);
		} catch (NoSuchFileException e) {
			return;
		}
		for (Path file : files) {
			Files.deleteIfExists(file);
		}
		Files.deleteIfExists(folder);
	}

	@Override
	public void close() throws IOException {
		try {
			super.close();
		} finally {
			delete(folder);
		}
	}
}
