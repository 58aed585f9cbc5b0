package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelConverter;
import org.lorgnette.engine.ModelConverter.Converted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a model of others into one that an engine can load. It appears at its place only when it is complete and was loaded once. */
@Command(name = "convert-model")
final class ConvertModelCommand extends org.lorgnette.cli.Command {

	private static final String CONFIGURATION = "config.json";

	@Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "convert.model.folder")
	private Path folder;

	@Option(names = "--out", required = true, paramLabel = "FOLDER", descriptionKey = "convert.model.out")
	private Path out;

	@Option(names = "--precision", paramLabel = "fp32|int8", descriptionKey = "convert.model.precision")
	private Optional<String> precision;

	@Option(names = "--force", descriptionKey = "convert.model.force")
	private boolean force;

	private final Supplier<EngineRegistry> engines;

	ConvertModelCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	ConvertModelCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		requirePlaces();
		ModelConverter converter = converter();
		String wanted = precision.orElse(converter.precisions().getFirst());
		if (!converter.precisions().contains(wanted)) {
			throw new UsageException(messages().get("convert.model.precision.unknown", wanted, String.join(", ", converter.precisions())));
		}
		Converted converted;
		long bytes;
		try (StagedFolder staged = StagedFolder.beside(out)) {
			console().say("convert.model.working", folder.toString());
			converted = converter.convert(folder, staged.path(), wanted, console().cancellation());
			bytes = Files.size(staged.path().resolve(converted.network()));
			console().cancellation().check();
			staged.commit();
		}
		converted.notes().forEach(console()::sayText);
		if (json()) {
			JsonOutput.print(console(), document(converter, converted, wanted, bytes));
		} else {
			console().out().println(messages().get("convert.model.done", out.resolve(converted.network()), String.valueOf(bytes / 1_000_000),
					converted.engine(), Shell.quoted(out)));
		}
		return ExitStatus.DONE;
	}

	private void requirePlaces() throws IOException {
		if (!Files.exists(folder)) {
			throw new NoSuchFileException(folder.toString());
		}
		if (!Files.isDirectory(folder)) {
			throw new IOException(messages().get("convert.model.file", folder));
		}
		if (!Files.exists(out)) {
			return;
		}
		if (!Files.isDirectory(out)) {
			throw new IOException(messages().get("convert.model.file", out));
		}
		if (Files.isSameFile(folder, out)) {
			throw new UsageException(messages().get("convert.model.same", out));
		}
		List<Path> there = content(out);
		if (!there.isEmpty() && !force) {
			throw new IOException(messages().get("convert.model.exists", out));
		}
		// What --force may remove is an earlier model, not whatever a mistyped name happens to hold.
		if (!there.isEmpty() && !(there.contains(out.resolve(CONFIGURATION)) && there.stream().allMatch(Files::isRegularFile))) {
			throw new IOException(messages().get("convert.model.foreign", out, CONFIGURATION));
		}
	}

	private static List<Path> content(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	private ModelConverter converter() throws EngineUnavailableException, IOException {
		List<ModelConverter> converters = engines.get().converters();
		if (converters.isEmpty()) {
			throw new EngineUnavailableException(messages().get("convert.model.nobody"), messages().get("convert.model.nobody.remedy"));
		}
		Optional<ModelConverter> found = converters.stream().filter(converter -> converter.recognises(folder)).findFirst();
		return found.orElseThrow(() -> new IOException(messages().get("convert.model.unknown", folder,
				converters.stream().map(ModelConverter::description).collect(Collectors.joining(" ")))));
	}

	private Map<String, Object> document(ModelConverter converter, Converted converted, String wanted, long bytes) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("in", folder.toString());
		document.put("out", out.toString());
		document.put("converter", converter.id());
		document.put("precision", wanted);
		document.put("network", converted.network());
		document.put("bytes", bytes);
		document.put("engine", converted.engine());
		document.put("notes", converted.notes());
		return document;
	}
}
