package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.cli.bench.Figure;

import picocli.CommandLine.Option;

/** How often is measured, and where the figures go. */
final class BenchOptions {

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "bench.rounds")
	private int rounds;

	@Option(names = "--out", paramLabel = "FILE", descriptionKey = "bench.out")
	private Optional<Path> out;

	/** @throws UsageException if there are none */
	int rounds(Messages messages) {
		if (rounds < 1) {
			throw new UsageException(messages.get("bench.rounds.least"));
		}
		return rounds;
	}

	void show(Console console, boolean json, Map<String, List<Figure>> figures) throws IOException {
		new BenchOutput(console, json, out).show(figures, rounds);
	}
}
