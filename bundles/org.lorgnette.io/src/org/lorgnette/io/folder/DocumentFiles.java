package org.lorgnette.io.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** Finds the files of a folder corpus. Files and folders whose name starts with a dot are passed over. */
public final class DocumentFiles {

	/** A file and the id of the document it belongs to. */
	public record Entry(String id, Path file) {
	}

	private DocumentFiles() {
	}

	/**
	 * Every file below the folder with one of the extensions, by document id in code unit order.
	 *
	 * @param extensions
	 *            with their dot, such as {@code .ann}
	 */
	public static List<Entry> in(Path folder, Set<String> extensions) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> extensions.contains(extension(file)) && !isHidden(folder, file) && Files.isRegularFile(file))
					.map(file -> new Entry(id(folder, file), file))
					.sorted((a, b) -> a.id().equals(b.id()) ? a.file().compareTo(b.file()) : a.id().compareTo(b.id()))
					.toList();
		} catch (UncheckedIOException e) {
			throw new CorpusException(Location.of(folder.toString()), "cannot be listed: " + e.getCause().getMessage(), e);
		}
	}

	/** Whether the folder has such a file among the first thousand paths below it. */
	public static boolean any(Path folder, Set<String> extensions) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.limit(1000).anyMatch(file -> extensions.contains(extension(file)) && !isHidden(folder, file));
		} catch (UncheckedIOException e) {
			return false;
		}
	}

	/** The file name's last part with its dot, or an empty string. */
	public static String extension(Path file) {
		String name = file.getFileName() == null ? "" : file.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(dot) : "";
	}

	private static boolean isHidden(Path folder, Path file) {
		return StreamSupport.stream(folder.relativize(file).spliterator(), false)
				.anyMatch(part -> part.toString().startsWith("."));
	}

	private static String id(Path folder, Path file) {
		String path = StreamSupport.stream(folder.relativize(file).spliterator(), false).map(Path::toString)
				.collect(Collectors.joining("/"));
		return path.substring(0, path.length() - extension(file).length());
	}
}
