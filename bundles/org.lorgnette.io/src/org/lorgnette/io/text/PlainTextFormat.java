package org.lorgnette.io.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Encodings;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Task;

/**
 * Plain text: a file is a document, a folder holds one in every {@code .txt} file below it, in the order of their paths. Line ends
 * stay as they are. Writing keeps nothing but the text.
 */
public final class PlainTextFormat implements CorpusFormat {

	private static final FormatOption LANGUAGE = new FormatOption("language", "",
			"Language of the text as a BCP 47 tag, such as en or fr.");

	@Override
	public String id() {
		return "text";
	}

	@Override
	public String description() {
		return "plain text, a file or a folder of .txt files";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of();
	}

	@Override
	public List<FormatOption> options() {
		return List.of(Encodings.OPTION, LANGUAGE);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (source.isFolder()) {
			return files(source.path().orElseThrow()).isEmpty() ? 0 : 20;
		}
		byte[] head = source.head(4_096);
		for (byte each : head) {
			if (each == 0) {
				return 0;
			}
		}
		boolean named = source.name().toLowerCase(Locale.ROOT).matches(".*\\.txt(\\.gz)?");
		return head.length == 0 ? 0 : named ? 30 : 1;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		Optional<String> language = options.optional(LANGUAGE.name());
		if (source.isFolder()) {
			Path folder = source.path().orElseThrow();
			List<Path> files = files(folder);
			if (files.isEmpty()) {
				throw new CorpusException(Location.of(source.name()), "holds no .txt file; expected at least one");
			}
			return new TextReader(Optional.of(folder), files, Encodings.of(options), language);
		}
		if (source.path().isPresent()) {
			source.open().close();
			return new TextReader(Optional.empty(), List.of(source.path().get()), Encodings.of(options), language);
		}
		return new TextReader(source, Encodings.of(options), language);
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
					.filter(Files::isRegularFile).sorted().toList();
		}
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses) throws IOException {
		boolean folder = target.path()
				.filter(path -> Files.isDirectory(path) || (!Files.exists(path) && path.getFileName().toString().indexOf('.') < 0))
				.isPresent();
		CorpusWriter writer = folder ? new TextFolderWriter(target.path().orElseThrow(), losses)
				: new TextFileWriter(target.open(), losses);
		return Optional.of(new NamingWriter(writer, target));
	}
}
