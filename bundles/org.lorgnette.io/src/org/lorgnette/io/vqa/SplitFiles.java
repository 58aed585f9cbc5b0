package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.Location;

/** The file of a corpus folder that holds the questions of one split. */
final class SplitFiles {

	static final FormatOption SPLIT = new FormatOption("split", "",
			"Which part of a folder with several to read: a part of its file's or folder's name, such as train.");

	private SplitFiles() {
	}

	/** Further test of a file with a fitting name. */
	@FunctionalInterface
	interface Test {
		boolean accepts(Path file) throws IOException;
	}

	/** A file to read, and the path from the source to the folder it lies in: empty, or ending in a slash. */
	record Chosen(CorpusSource source, String prefix) {
	}

	static Chosen choose(CorpusSource source, String suffix, Optional<String> split, Test test) throws IOException {
		if (!source.isFolder()) {
			return new Chosen(source, "");
		}
		Path folder = source.path().orElseThrow();
		List<Path> found = find(folder, suffix, split, test);
		if (found.size() != 1) {
			String names = found.stream().map(file -> relative(folder, file)).collect(Collectors.joining(", "));
			throw new CorpusException(Location.of(source.name()), found.isEmpty()
					? "no file whose name ends in '" + suffix + "'" + split.map(name -> " for the split '" + name + "'").orElse("")
							+ " in this folder or the folders in it"
					: "several files hold questions (" + names + "); name one with the option 'split'");
		}
		Path parent = folder.relativize(found.getFirst()).getParent();
		return new Chosen(CorpusSource.of(found.getFirst()), parent == null ? "" : parent.toString().replace('\\', '/') + "/");
	}

	/** Files of the folder and the folders in it, in order of their names. */
	static List<Path> find(Path folder, String suffix, Optional<String> split, Test test) throws IOException {
		List<Path> found = new ArrayList<>();
		for (Path entry : list(folder)) {
			if (Files.isDirectory(entry)) {
				for (Path inner : list(entry)) {
					add(found, folder, inner, suffix, split, test);
				}
			} else {
				add(found, folder, entry, suffix, split, test);
			}
		}
		return found;
	}

	private static void add(List<Path> found, Path folder, Path file, String suffix, Optional<String> split, Test test)
			throws IOException {
		String name = relative(folder, file);
		if (name.endsWith(suffix) && split.map(name::contains).orElse(true) && !Files.isDirectory(file) && test.accepts(file)) {
			found.add(file);
		}
	}

	private static String relative(Path folder, Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	private static List<Path> list(Path folder) throws IOException {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(entries::add);
		}
		entries.sort(null);
		return entries;
	}
}
