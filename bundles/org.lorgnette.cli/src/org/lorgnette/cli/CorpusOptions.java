package org.lorgnette.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

/** The options of commands that read one corpus. */
final class CorpusOptions {

	@Option(names = "--in", required = true, paramLabel = "PATH", descriptionKey = "annotate.in")
	private String in;

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "annotate.format")
	private Optional<String> format;

	@Option(names = "--option", paramLabel = "NAME=VALUE", descriptionKey = "annotate.option")
	private Map<String, String> options = new LinkedHashMap<>();

	/** As it was given. */
	String path() {
		return in;
	}

	/** As {@link CorpusInput#of}. */
	CorpusInput open(Messages messages) throws IOException {
		return CorpusInput.of(messages, in, format, options);
	}
}
