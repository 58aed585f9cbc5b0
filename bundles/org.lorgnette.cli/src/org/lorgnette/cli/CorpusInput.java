package org.lorgnette.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.ProblemListener;

/** Where a command reads a corpus: a file, a folder, or standard input for {@code -}; its format named or recognised. */
final class CorpusInput {

	private static final String STANDARD_INPUT = "-";
	private static final int HEAD = 1 << 16;

	private final CorpusSource source;
	private final CorpusFormat format;
	private final Map<String, String> options;
	private final boolean recognised;
	private final boolean crlf;

	private CorpusInput(CorpusSource source, CorpusFormat format, Map<String, String> options, boolean recognised, boolean crlf) {
		this.source = source;
		this.format = format;
		this.options = Map.copyOf(options);
		this.recognised = recognised;
		this.crlf = crlf;
	}

	/**
	 * @throws UsageException
	 *             for an unknown format or option, or standard input without a format
	 * @throws CorpusException
	 *             if there is no such file, it is empty, or no format recognises it
	 */
	static CorpusInput of(Messages messages, String path, Optional<String> formatId, Map<String, String> options)
			throws IOException {
		boolean stream = path.equals(STANDARD_INPUT) || isPipe(Path.of(path));
		if (stream && formatId.isEmpty()) {
			throw new UsageException(messages.get("input.stream.format"));
		}
		CorpusSource source = stream ? stream(path) : CorpusSource.of(Path.of(path));
		Optional<CorpusFormat> named = formatId.map(CorpusInput::format);
		Optional<CorpusFormat> found = named.isPresent() ? named : CorpusFormats.detect(source);
		if (found.isPresent()) {
			check(found.get(), options);
		}
		byte[] head = stream ? peek(source.open()) : source.head(HEAD);
		if (head.length == 0 && !source.isFolder()) {
			throw new CorpusException(Location.of(source.name()), messages.get("input.empty"));
		}
		CorpusFormat format = found.orElseThrow(
				() -> new CorpusException(Location.of(source.name()), messages.get("input.format.unknown")));
		return new CorpusInput(source, format, options, named.isEmpty(), endsFirstLineWithCrLf(head));
	}

	/** What can be read only once, such as a shell's {@code <(command)}: what is read for a look at it would be lost. */
	private static boolean isPipe(Path path) {
		return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
	}

	private static CorpusSource stream(String path) throws IOException {
		return path.equals(STANDARD_INPUT) ? CorpusSource.of("stdin", new BufferedInputStream(System.in, HEAD))
				: CorpusSource.of(Path.of(path).getFileName().toString(), new BufferedInputStream(CorpusSource.open(Path.of(path)), HEAD));
	}

	/** @throws UsageException for an id that no format has, naming the nearest */
	static CorpusFormat format(String id) {
		try {
			return CorpusFormats.find(id);
		} catch (IllegalArgumentException e) {
			throw new UsageException(e.getMessage());
		}
	}

	private static FormatOptions check(CorpusFormat format, Map<String, String> options) {
		try {
			return FormatOptions.of(format.options(), options);
		} catch (IllegalArgumentException e) {
			throw new UsageException(format.id() + ": " + e.getMessage());
		}
	}

	/** The same source with one more option. */
	CorpusInput with(String option, String value) {
		Map<String, String> more = new LinkedHashMap<>(options);
		more.put(option, value);
		return new CorpusInput(source, format, more, recognised, crlf);
	}

	CorpusReader open(ProblemListener problems) throws IOException {
		try {
			return format.reader(source, check(format, options), problems);
		} catch (IllegalArgumentException e) {
			throw new UsageException(format.id() + ": " + e.getMessage());
		}
	}

	CorpusFormat format() {
		return format;
	}

	/** Whether the format was recognised, not named. */
	boolean isRecognised() {
		return recognised;
	}

	/** The value given for an option of the format, or its default; empty if the format has no such option. */
	Optional<String> option(String name) {
		return format.options().stream().filter(option -> option.name().equals(name)).findFirst()
				.map(option -> options.getOrDefault(name, option.defaultValue()));
	}

	boolean isStream() {
		return source.path().isEmpty();
	}

	boolean isFolder() {
		return source.isFolder();
	}

	Optional<Path> path() {
		return source.path();
	}

	/** What paths in the corpus are relative to: the folder itself, the one that holds the file, or where the program was started. */
	Path folder() {
		Path place = source.path().orElse(Path.of("stdin")).toAbsolutePath();
		return source.isFolder() ? place : place.getParent();
	}

	String name() {
		return source.name();
	}

	/** Whether the first line ends with CR LF. */
	boolean endsLinesWithCrLf() {
		return crlf;
	}

	private static boolean endsFirstLineWithCrLf(byte[] head) {
		for (int i = 0; i < head.length; i++) {
			if (head[i] == '\n') {
				return i > 0 && head[i - 1] == '\r';
			}
		}
		return false;
	}

	private static byte[] peek(InputStream in) throws IOException {
		in.mark(HEAD);
		byte[] head = new byte[HEAD];
		int length = Math.max(0, in.read(head));
		in.reset();
		return Arrays.copyOf(head, length);
	}
}
