package org.lorgnette.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.model.Document;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Texts that a command reads one after the other: plain ones from a pipe if nothing else is said. */
final class LanguageTexts {

	private static final String STANDARD_INPUT = "-";
	private static final String PLAIN_TEXT = "text";

	@Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "language.paths")
	private List<String> paths = new ArrayList<>();

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "annotate.format")
	private Optional<String> format;

	@Option(names = "--option", paramLabel = "NAME=VALUE", descriptionKey = "annotate.option")
	private Map<String, String> options = new LinkedHashMap<>();

	/** What is done with a text. */
	@FunctionalInterface
	interface Work {
		void on(Document document) throws EngineException;
	}

	void each(Console console, ProblemLog problems, Work work) throws IOException, EngineException {
		Messages messages = console.messages();
		long done = 0;
		try (ProgressBar bar = console.bar(messages.get("language.reading"))) {
			for (String path : paths) {
				Optional<String> named = path.equals(STANDARD_INPUT) && format.isEmpty() ? Optional.of(PLAIN_TEXT) : format;
				CorpusInput input = CorpusInput.of(messages, path, named, options);
				try (CorpusReader reader = input.open(problems)) {
					DocumentSource documents = new DocumentSource(reader, input.name(),
							messages.get("annotate.expected.documents"));
					for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
						console.cancellation().check();
						work.on(next.get());
						bar.count(++done, messages.get("documents"));
					}
				}
			}
		}
	}

	/** A text given on the command line, or all of standard input for {@code -}. */
	static String given(String text) throws IOException {
		return text.equals(STANDARD_INPUT) ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : text;
	}

	/** What cannot be seen in a table made visible. */
	static String visible(Messages messages, String piece) {
		if (piece.isEmpty()) {
			return messages.get("language.end");
		}
		StringBuilder shown = new StringBuilder();
		piece.codePoints().forEach(c -> {
			switch (c) {
				case ' ' -> shown.append('\u2423');
				case '\n' -> shown.append('\u21B5');
				case '\r' -> shown.append('\u240D');
				case '\t' -> shown.append('\u21E5');
				default -> {
					if (Character.isISOControl(c)) {
						shown.append(String.format("\\u%04X", c));
					} else {
						shown.appendCodePoint(c);
					}
				}
			}
		});
		return shown.toString();
	}
}
