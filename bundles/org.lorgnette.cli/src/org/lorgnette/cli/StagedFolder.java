package org.lorgnette.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.lorgnette.io.CreatedFolders;

/** A folder that is filled beside its place and appears there at once when all is written; otherwise nothing is left of it. */
final class StagedFolder implements Closeable {

	private static final String PART = ".part";
	private static final String EARLIER = ".earlier";

	private final Path target;
	private final Path stage;
	private final CreatedFolders created;
	private boolean committed;

	private StagedFolder(Path target, Path stage, CreatedFolders created) {
		this.target = target;
		this.stage = stage;
		this.created = created;
	}

	/** @throws IOException if nothing can be written there */
	static StagedFolder beside(Path target) throws IOException {
		Path absolute = target.toAbsolutePath().normalize();
		if (absolute.getParent() == null) {
			throw new IOException(target + ": is the root of a file system; name another folder");
		}
		CreatedFolders created = CreatedFolders.upTo(absolute.getParent());
		try {
			Path stage = absolute.resolveSibling("." + absolute.getFileName() + "." + ProcessHandle.current().pid() + PART);
			return new StagedFolder(absolute, Files.createDirectory(stage), created);
		} catch (IOException e) {
			created.drop();
			throw e;
		}
	}

	/** Where to write. */
	Path path() {
		return stage;
	}

	/** Puts the folder in its place; what was there before is gone only when it stands there. */
	void commit() throws IOException {
		Path earlier = stage.resolveSibling(stage.getFileName() + EARLIER);
		boolean replaces = Files.exists(target);
		if (replaces) {
			Files.move(target, earlier);
		}
		try {
			Files.move(stage, target);
			committed = true;
		} finally {
			if (replaces && !committed) {
				Files.move(earlier, target);
			}
		}
		if (replaces) {
			delete(earlier);
		}
	}

	@Override
	public void close() throws IOException {
		if (!committed) {
			delete(stage);
			created.drop();
		}
	}

	private static void delete(Path folder) throws IOException {
		List<Path> paths;
		try (Stream<Path> all = Files.walk(folder)) {
			paths = all.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : paths) {
			Files.delete(path);
		}
	}
}
