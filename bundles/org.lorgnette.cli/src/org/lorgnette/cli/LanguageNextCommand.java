package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a text may go on, step by step along a branch that the user chooses. */
@Command(name = "next")
final class LanguageNextCommand extends org.lorgnette.cli.Command {

	private static final int PART_OF_CHARACTER = '\uFFFD';

	@Parameters(index = "0", paramLabel = "TEXT", descriptionKey = "language.text")
	private String given;

	@Mixin
	private LanguageOptions models;

	@Option(names = "--top", paramLabel = "N", defaultValue = "10", descriptionKey = "language.next.top")
	private int top;

	@Option(names = "--branch", split = ",", paramLabel = "N", descriptionKey = "language.next.branch")
	private List<Integer> branch = new ArrayList<>();

	@Option(names = "--steps", paramLabel = "N", defaultValue = "1", descriptionKey = "language.next.steps")
	private int steps;

	private final Supplier<EngineRegistry> engines;

	LanguageNextCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	LanguageNextCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	/** @param chosen the number from 1 of what the branch goes on with; 0 at its end */
	private record Step(String text, List<NextPiece> next, int chosen) {
	}

	@Override
	int run() throws Exception {
		if (top < 1) {
			throw new UsageException(messages().get("language.top.least", 1));
		}
		if (steps < 1 || branch.stream().anyMatch(number -> number < 1)) {
			throw new UsageException(messages().get("language.next.numbers"));
		}
		String text = LanguageTexts.given(given);
		List<Step> path;
		try (LanguageEngine engine = models.openOne(console(), engines.get())) {
			path = walk(engine, text);
		}
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("text", text);
			document.put("steps", path.stream().map(LanguageNextCommand::entry).toList());
			JsonOutput.print(console(), document);
		} else {
			path.forEach(this::print);
		}
		return ExitStatus.DONE;
	}

	/** Along the branch, then along the likeliest for as many steps as are wanted. */
	private List<Step> walk(LanguageEngine engine, String begin) throws Exception {
		List<Step> path = new ArrayList<>();
		String text = begin;
		int last = Math.max(branch.size(), steps - 1);
		for (int step = 0; step <= last; step++) {
			int chosen = step == last ? 0 : step < branch.size() ? branch.get(step) : 1;
			List<NextPiece> next = engine.next(text, Math.max(top, chosen), console().cancellation());
			if (chosen > next.size()) {
				throw new UsageException(messages().get("language.next.few", chosen, next.size()));
			}
			String piece = chosen == 0 ? "" : next.get(chosen - 1).text();
			boolean ends = piece.isEmpty() || piece.indexOf(PART_OF_CHARACTER) >= 0;
			path.add(new Step(text, next, ends ? 0 : chosen));
			if (ends) {
				if (chosen > 0) {
					console().say(piece.isEmpty() ? "language.next.ends" : "language.next.part", chosen);
				}
				break;
			}
			text += piece;
		}
		return path;
	}

	private void print(Step step) {
		console().out().println(step.text());
		TextTable table = new TextTable(messages().get("language.next.table"));
		for (int i = 0; i < step.next().size(); i++) {
			NextPiece next = step.next().get(i);
			table.row(i + 1 + (i + 1 == step.chosen() ? " *" : ""), LanguageTexts.visible(messages(), next.text()),
					String.format(Locale.ROOT, "%.4f", next.probability()),
					String.format(Locale.ROOT, "%.2f", -Math.log(next.probability()) / Math.log(2)));
		}
		console().out().println(table);
	}

	private static Map<String, Object> entry(Step step) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("text", step.text());
		entry.put("next", step.next().stream().map(LanguageSurprisalCommand::entry).toList());
		if (step.chosen() > 0) {
			entry.put("chosen", step.chosen());
		}
		return entry;
	}
}
