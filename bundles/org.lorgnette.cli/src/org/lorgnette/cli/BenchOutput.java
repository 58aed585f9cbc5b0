package org.lorgnette.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.cli.bench.Figure;
import org.lorgnette.io.PendingOutput;

import com.google.gson.GsonBuilder;

/** Shows what was measured, by section. */
final class BenchOutput {

	private static final double MEGA = 1e6;
	private static final double GIGA = 1e9;
	/** Whoever reads more digits than this before the point counts them wrong. */
	private static final double LARGE = 1e7;

	private final Console console;
	private final boolean json;
	private final Optional<Path> file;

	/** @param file which gets the figures as JSON too */
	BenchOutput(Console console, boolean json, Optional<Path> file) {
		this.console = console;
		this.json = json;
		this.file = file;
	}

	void show(Map<String, List<Figure>> figures, int rounds) throws IOException {
		String document = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(document(figures, rounds));
		if (file.isPresent()) {
			try (PendingOutput output = PendingOutput.toFile(file.get())) {
				output.bytes().write((document + "\n").getBytes(StandardCharsets.UTF_8));
				output.commit();
			}
		}
		if (json) {
			console.out().println(document);
			return;
		}
		TextTable table = new TextTable(console.messages().get("bench.table"));
		figures.forEach((section, all) -> all.forEach(figure -> table.row(section, figure.name(), number(figure.value()), figure.unit(),
				number(figure.low()) + " - " + number(figure.high()),
				figure.ratio().isPresent() ? String.format(Locale.ROOT, "%.3f", figure.ratio().getAsDouble()) : "")));
		console.out().print(table);
	}

	private static Map<String, Object> document(Map<String, List<Figure>> figures, int rounds) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("java", System.getProperty("java.version"));
		document.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		document.put("processors", Runtime.getRuntime().availableProcessors());
		document.put("rounds", rounds);
		Map<String, Object> sections = new LinkedHashMap<>();
		figures.forEach((section, all) -> sections.put(section, all.stream().map(Figure::entry).toList()));
		document.put("sections", sections);
		return document;
	}

	private static String number(double value) {
		if (value >= LARGE) {
			return value >= GIGA ? String.format(Locale.ROOT, "%.1f G", value / GIGA) : String.format(Locale.ROOT, "%.1f M", value / MEGA);
		}
		return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
	}
}
