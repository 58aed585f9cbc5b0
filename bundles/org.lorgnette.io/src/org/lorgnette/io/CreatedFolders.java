package org.lorgnette.io;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders that were made for an output and go again if it never stands in them. */
public final class CreatedFolders {

	public static final CreatedFolders NONE = new CreatedFolders(List.of());

	/** The innermost first. */
	private final List<Path> folders;

	private CreatedFolders(List<Path> folders) {
		this.folders = folders;
	}

	/** Creates the folder and those above it that are missing. */
	public static CreatedFolders upTo(Path folder) throws IOException {
		List<Path> missing = new ArrayList<>();
		for (Path each = folder.toAbsolutePath(); each != null && !Files.exists(each); each = each.getParent()) {
			missing.add(each);
		}
		Files.createDirectories(folder);
		return new CreatedFolders(missing);
	}

	/** Removes them, as far as they are empty. */
	public void drop() throws IOException {
		for (Path folder : folders) {
			try {
				Files.delete(folder);
			} catch (DirectoryNotEmptyException | NoSuchFileException e) {
				// Somebody else uses or removed it: not ours any more.
				return;
			}
		}
	}
}
