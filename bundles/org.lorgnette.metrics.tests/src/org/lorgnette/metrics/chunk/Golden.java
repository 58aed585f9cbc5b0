package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Inputs with what the original scripts print for them: input, {@code --}, output, {@code ==}. */
record Golden(List<List<String>> gold, List<List<String>> predicted, String output) {

	static List<Golden> read(String resource) throws IOException {
		List<Golden> cases = new ArrayList<>();
		for (String block : blocks(resource)) {
			int border = block.indexOf("\n--\n");
			List<List<String>> gold = new ArrayList<>();
			List<List<String>> predicted = new ArrayList<>();
			for (String sentence : block.substring(0, border).split("\n\n")) {
				List<String[]> rows = sentence.lines().filter(line -> !line.isEmpty()).map(line -> line.split(" ")).toList();
				gold.add(rows.stream().map(row -> row[0]).toList());
				predicted.add(rows.stream().map(row -> row[1]).toList());
			}
			cases.add(new Golden(gold, predicted, block.substring(border + 4)));
		}
		return cases;
	}

	static List<String> blocks(String resource) throws IOException {
		try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(resource), resource)) {
			List<String> blocks = new ArrayList<>();
			for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^==\n")) {
				blocks.add(block);
			}
			assertFalse(blocks.isEmpty());
			return blocks;
		}
	}
}
