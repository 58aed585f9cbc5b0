package org.lorgnette.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.language.WrittenText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a language model write on from a text. */
@Command(name = "write")
final class LanguageWriteCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "TEXT", descriptionKey = "language.text")
	private String given;

	@Mixin
	private LanguageOptions models;

	@Option(names = "--pieces", paramLabel = "N", defaultValue = "60", descriptionKey = "language.write.pieces")
	private int pieces;

	@Option(names = "--temperature", paramLabel = "X", defaultValue = "1", descriptionKey = "language.write.temperature")
	private double temperature;

	@Option(names = "--top-k", paramLabel = "N", defaultValue = "0", descriptionKey = "language.write.top.k")
	private int topK;

	@Option(names = "--top-p", paramLabel = "X", defaultValue = "1", descriptionKey = "language.write.top.p")
	private double topP;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "17", descriptionKey = "language.write.seed")
	private long seed;

	private final Supplier<EngineRegistry> engines;

	LanguageWriteCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	LanguageWriteCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		WritingOptions options = options();
		String text = LanguageTexts.given(given);
		WrittenText written;
		String id;
		try (LanguageEngine engine = models.openOne(console(), engines.get())) {
			id = engine.descriptor().id();
			written = engine.write(text, options, console().cancellation());
		}
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("engine", id);
			document.put("text", text);
			document.put("written", written.text());
			document.put("pieces", written.pieces());
			document.put("ended", written.ended());
			document.put("temperature", temperature);
			document.put("topK", topK);
			document.put("topP", topP);
			document.put("seed", seed);
			JsonOutput.print(console(), document);
		} else {
			console().out().println(text + written.text());
		}
		return ExitStatus.DONE;
	}

	private WritingOptions options() {
		try {
			return new WritingOptions(pieces, temperature, topK, topP, seed);
		} catch (IllegalArgumentException e) {
			throw new UsageException("--" + e.getMessage());
		}
	}
}
