package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.lorgnette.evaluation.run.Hashes;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;

/** The file, the folder, or the files of a pattern that a corpus consists of, and the format they are read in. */
final class CorpusFiles {

	private static final String WILD = "*?[{";

	private final Location place;
	private final List<Path> paths;
	private final CorpusFormat format;
	private final FormatOptions options;

	private CorpusFiles(Location place, List<Path> paths, CorpusFormat format, FormatOptions options) {
		this.place = place;
		this.paths = paths;
		this.format = format;
		this.options = options;
	}

	/** @throws CorpusException if there is nothing at the path, its format is not recognised, or an option does not fit */
	static CorpusFiles of(DataSpec spec) throws IOException {
		List<Path> paths = paths(spec);
		CorpusFormat format = format(spec, paths.getFirst());
		try {
			CorpusFiles files = new CorpusFiles(spec.place(), paths, format, FormatOptions.of(format.options(), spec.options()));
			// A value of an option that does not fit shows only when a reader is made.
			files.reader(paths.getFirst(), problem -> {
				// Heard when the corpus is surveyed.
			}).close();
			return files;
		} catch (IllegalArgumentException e) {
			throw new CorpusException(spec.place(), format.id() + ": " + e.getMessage(), e);
		}
	}

	private static CorpusFormat format(DataSpec spec, Path path) throws IOException {
		if (spec.format().isPresent()) {
			return CorpusFormats.find(spec.format().get());
		}
		return CorpusFormats.detect(CorpusSource.of(path)).orElseThrow(() -> new CorpusException(spec.place(),
				path + ": no format recognises this; name it with 'format:' beside the path"));
	}

	private static List<Path> paths(DataSpec spec) throws IOException {
		Path path = spec.folder().resolve(spec.written()).normalize();
		if (Files.exists(path)) {
			return List.of(path);
		}
		if (spec.written().chars().noneMatch(c -> WILD.indexOf(c) >= 0)) {
			throw new CorpusException(spec.place(), path + ": there is no such file or folder");
		}
		List<Path> matches = matches(spec);
		if (matches.isEmpty()) {
			throw new CorpusException(spec.place(), path + ": no file matches this pattern");
		}
		return matches;
	}

	private static List<Path> matches(DataSpec spec) throws IOException {
		List<String> parts = List.of(spec.written().split("/"));
		int fixed = 0;
		while (parts.get(fixed).chars().noneMatch(c -> WILD.indexOf(c) >= 0)) {
			fixed++;
		}
		try {
			String fixedPart = String.join("/", parts.subList(0, fixed));
			Path base = spec.folder().resolve(fixed > 0 && fixedPart.isEmpty() ? "/" : fixedPart).normalize();
			PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + String.join("/", parts.subList(fixed, parts.size())));
			if (!Files.isDirectory(base)) {
				throw new CorpusException(spec.place(), base + ": there is no such folder");
			}
			try (Stream<Path> files = Files.walk(base)) {
				return files.filter(file -> matcher.matches(base.relativize(file)) && !isHidden(base.relativize(file)))
						.filter(Files::isRegularFile).sorted().toList();
			}
		} catch (PatternSyntaxException | InvalidPathException e) {
			throw new CorpusException(spec.place(), "'" + spec.written() + "' is not a pattern of paths: " + e.getMessage(), e);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private static boolean isHidden(Path file) {
		return StreamSupport.stream(file.spliterator(), false).anyMatch(part -> part.toString().startsWith("."));
	}

	List<Path> paths() {
		return paths;
	}

	CorpusFormat format() {
		return format;
	}

	/** Every option with its value, defaults among them. */
	Map<String, String> options() {
		return new TreeMap<>(options.asMap());
	}

	CorpusReader reader(Path path, ProblemListener problems) throws IOException {
		try {
			return format.reader(CorpusSource.of(path), options, problems);
		} catch (IllegalArgumentException e) {
			throw new CorpusException(place, format.id() + ": " + e.getMessage(), e);
		}
	}

	/** Of one file or folder its hash; of the files of a pattern that of their hashes. */
	String hash() throws IOException {
		if (paths.size() == 1) {
			return Hashes.ofPath(paths.getFirst());
		}
		StringBuilder hashes = new StringBuilder();
		for (Path path : paths) {
			hashes.append(path.getFileName()).append('\0').append(Hashes.ofPath(path)).append('\n');
		}
		return Hashes.ofText(hashes.toString());
	}
}
