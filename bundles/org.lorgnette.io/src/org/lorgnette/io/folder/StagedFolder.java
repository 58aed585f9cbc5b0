package org.lorgnette.io.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CreatedFolders;
import org.lorgnette.io.Location;
import org.lorgnette.io.NamedOutput;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.Utf8Writer;

/**
 * Files that lie in a hidden folder beside their target until they are committed. A target that does not exist appears at once;
 * into one that exists the files are moved one by one, each whole, beside what lies there.
 */
public final class StagedFolder implements Closeable {

	private final Path target;
	private final Path stage;
	private final CreatedFolders parents;
	private final List<Path> files = new ArrayList<>();

	/** Missing parent folders are created. */
	public StagedFolder(Path target) throws IOException {
		Location location = Location.of(target.toString());
		if (Files.exists(target) && !Files.isDirectory(target)) {
			throw new CorpusException(location, "is a file; expected a folder to write to");
		}
		this.target = target.toAbsolutePath().normalize();
		Path parent = this.target.getParent();
		if (parent == null) {
			throw new CorpusException(location, "is the root of a file system; name a folder to write to");
		}
		this.parents = CreatedFolders.upTo(parent);
		this.stage = createStage(target, parent);
	}

	private Path createStage(Path named, Path parent) throws IOException {
		try {
			return Files.createDirectory(parent.resolve(
					"." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + PendingOutput.PART));
		} catch (AccessDeniedException e) {
			parents.drop();
			throw new AccessDeniedException(named.toString());
		} catch (FileSystemException e) {
			parents.drop();
			throw e.getReason() == null ? e
					: new CorpusException(Location.of(named.toString()), "cannot be written: " + e.getReason(), e);
		}
	}

	/**
	 * A UTF-8 writer for a document's file.
	 *
	 * @throws CorpusException
	 *             if the id does not lie inside the folder, or the file was written before
	 */
	public Writer text(String documentId, String extension) throws IOException {
		return new Utf8Writer(bytes(documentId, extension));
	}

	/** Likewise for a file that is no text. */
	public OutputStream bytes(String documentId, String extension) throws IOException {
		Path relative = relative(documentId, extension);
		Path file = stage.resolve(relative);
		if (Files.exists(file)) {
			throw new CorpusException(Location.of(target.resolve(relative).toString()),
					"would be written twice: two documents have the id '" + documentId + "', or ids that differ in case only");
		}
		Files.createDirectories(file.getParent());
		files.add(relative);
		return NamedOutput.to(file, target.resolve(relative).toString());
	}

	private Path relative(String documentId, String extension) throws CorpusException {
		CorpusException refusal = new CorpusException(Location.of(target.toString()), "the document id '" + documentId
				+ "' cannot name a file in this folder; expected names joined by slashes, without '.', '..' and empty ones");
		for (String part : documentId.split("/", -1)) {
			if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0 || part.indexOf('\0') >= 0) {
				throw refusal;
			}
		}
		try {
			Path relative = Path.of(documentId + extension);
			if (relative.isAbsolute() || !stage.resolve(relative).normalize().startsWith(stage)) {
				throw refusal;
			}
			return relative;
		} catch (InvalidPathException e) {
			refusal.initCause(e);
			throw refusal;
		}
	}

	/** Puts the files in their place. */
	public void commit() throws IOException {
		if (!Files.exists(target)) {
			try {
				Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
				return;
			} catch (AtomicMoveNotSupportedException e) {
				Files.createDirectories(target);
			}
		}
		for (Path file : files) {
			Path goal = target.resolve(file);
			Files.createDirectories(goal.getParent());
			Files.move(stage.resolve(file), goal, StandardCopyOption.REPLACE_EXISTING);
		}
		close();
	}

	/** Drops what was not committed. */
	@Override
	public void close() throws IOException {
		if (Files.exists(stage)) {
			List<Path> all;
			try (Stream<Path> below = Files.walk(stage)) {
				all = below.sorted(Comparator.reverseOrder()).toList();
			}
			for (Path path : all) {
				Files.delete(path);
			}
		}
		if (!Files.exists(target)) {
			parents.drop();
		}
	}
}
