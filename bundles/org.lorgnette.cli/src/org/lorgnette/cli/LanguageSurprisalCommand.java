package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.report.SurprisalReport;
import org.lorgnette.report.SurprisalReport.ReadText;
import org.lorgnette.report.SurprisalReport.Reading;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how surprising each piece of texts is, as a table or as a page that paints it. */
@Command(name = "surprisal")
final class LanguageSurprisalCommand extends org.lorgnette.cli.Command {

	@Mixin
	private LanguageTexts texts;

	@Mixin
	private LanguageOptions models;

	@Option(names = "--top", paramLabel = "N", defaultValue = "5", descriptionKey = "language.surprisal.top")
	private int top;

	@Option(names = "--out", paramLabel = "PAGE.html", descriptionKey = "language.surprisal.out")
	private Optional<Path> out;

	private final Supplier<EngineRegistry> engines;

	LanguageSurprisalCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	LanguageSurprisalCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		if (top < 0) {
			throw new UsageException(messages().get("language.top.least", 0));
		}
		ProblemLog problems = new ProblemLog();
		List<ReadText> read = new ArrayList<>();
		try (LanguageOptions.Opened opened = models.open(console(), engines.get())) {
			texts.each(console(), problems, document -> {
				List<Reading> readings = new ArrayList<>();
				for (Map.Entry<String, LanguageEngine> engine : opened.engines().entrySet()) {
					readings.add(new Reading(engine.getKey(), engine.getValue().read(document.text(), top, console()
							.cancellation())));
				}
				read.add(new ReadText(document.id(), document.text(), readings));
			});
		}
		problems.show(console());
		if (out.isPresent()) {
			SurprisalReport.write(read, out.get(), messages().locale());
			console().say("language.surprisal.page", out.get());
		}
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("texts", read.stream().map(LanguageSurprisalCommand::entry).toList());
			document.put("problems", JsonOutput.of(problems));
			JsonOutput.print(console(), document);
		} else if (out.isEmpty()) {
			read.forEach(this::print);
		}
		return ExitStatus.DONE;
	}

	private void print(ReadText text) {
		for (Reading reading : text.readings()) {
			console().out().println(messages().get("language.surprisal.text", text.id(), reading.engine()));
			TextTable table = new TextTable(messages().get("language.surprisal.table"));
			for (ReadPiece piece : reading.pieces()) {
				table.row(LanguageTexts.visible(messages(), piece.span().of(text.text())), number(piece.surprisal()),
						String.valueOf(piece.rank() + 1), number(piece.entropy() / Math.log(2)), piece.alternatives().stream()
								.map(each -> LanguageTexts.visible(messages(), each.text()) + " " + number(each.probability()))
								.collect(Collectors.joining("  ")));
			}
			console().out().println(table);
		}
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

	private static Map<String, Object> entry(ReadText text) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("id", text.id());
		List<Map<String, Object>> readings = new ArrayList<>();
		for (Reading reading : text.readings()) {
			ReadingCounts counts = ReadingCounts.of(reading.pieces());
			Map<String, Object> read = new LinkedHashMap<>();
			read.put("engine", reading.engine());
			counts.perplexity().ifPresent(perplexity -> read.put("perplexity", perplexity));
			counts.bitsPerByte().ifPresent(bits -> read.put("bitsPerByte", bits));
			read.put("pieces", reading.pieces().stream().map(piece -> entry(piece, text.text())).toList());
			readings.add(read);
		}
		entry.put("engines", readings);
		return entry;
	}

	/** The rank counts from 1; surprisal and entropy are in bits. */
	private static Map<String, Object> entry(ReadPiece piece, String text) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("begin", piece.span().begin());
		entry.put("end", piece.span().end());
		entry.put("text", piece.span().of(text));
		entry.put("bytes", piece.bytes());
		entry.put("surprisal", piece.surprisal());
		entry.put("rank", piece.rank() + 1);
		entry.put("entropy", piece.entropy() / Math.log(2));
		entry.put("alternatives", piece.alternatives().stream().map(LanguageSurprisalCommand::entry).toList());
		return entry;
	}

	static Map<String, Object> entry(NextPiece next) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", next.text());
		entry.put("probability", next.probability());
		return entry;
	}
}
