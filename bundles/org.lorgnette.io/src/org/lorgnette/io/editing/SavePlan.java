package org.lorgnette.io.editing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.Loss;
import org.lorgnette.io.PendingOutput;

/**
 * What saving writes, file by file, and what the format cannot hold of it.
 *
 * @param losses
 *            only those that the edits bring; what the file never held is not among them
 */
public record SavePlan(List<Loss> losses, Map<Path, byte[]> contents) {

	public SavePlan {
		losses = List.copyOf(losses);
		contents = new LinkedHashMap<>(contents);
	}

	/** Whether the files hold all this already. */
	public boolean isEmpty() {
		return contents.isEmpty();
	}

	/**
	 * Writes the files. Each appears whole, and none before all of them are on the disk; permissions stay.
	 *
	 * @throws CorpusException
	 *             if a file may not be written, or the disk is full; the files are then as they were
	 */
	public void write() throws IOException {
		for (Path file : contents.keySet()) {
			requireWritable(file);
		}
		List<PendingOutput> outputs = new ArrayList<>();
		try {
			for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
				PendingOutput output = PendingOutput.toFile(content.getKey());
				outputs.add(output);
				output.bytes().write(content.getValue());
				output.bytes().flush();
			}
			int next = 0;
			for (Path file : contents.keySet()) {
				Optional<Set<PosixFilePermission>> permissions = permissions(file);
				outputs.get(next++).commit();
				if (permissions.isPresent()) {
					Files.setPosixFilePermissions(file, permissions.get());
				}
			}
		} finally {
			for (PendingOutput output : outputs) {
				output.close();
			}
		}
	}

	private static void requireWritable(Path file) throws IOException {
		boolean closed = permissions(file).filter(allowed -> !allowed.contains(PosixFilePermission.OWNER_WRITE)
				&& !allowed.contains(PosixFilePermission.GROUP_WRITE) && !allowed.contains(PosixFilePermission.OTHERS_WRITE)).isPresent();
		if (Files.exists(file) && (closed || !Files.isWritable(file))) {
			throw new CorpusException(Location.of(file.toString()),
					"is read-only; make it writable, or save under another name. Nothing was written, and your changes are still here");
		}
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null && Files.exists(folder) && !Files.isWritable(folder)) {
			throw new CorpusException(Location.of(file.toString()),
					"lies in a folder that is read-only; save elsewhere. Nothing was written, and your changes are still here");
		}
	}

	private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
		boolean posix = Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix");
		return posix ? Optional.of(Files.getPosixFilePermissions(file)) : Optional.empty();
	}
}
