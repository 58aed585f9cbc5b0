package org.lorgnette.evaluation.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.evaluation.run.GoldCorpus;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.yaml.YamlMap;

class PortionTest {

	private static Portion read(String yaml) throws IOException {
		return Portion.read(YamlMap.parse("e.yaml", yaml));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "path: a|0 1 2 3 4 5", "limit: 2|0 1", "skip: 4|4 5", "{skip: 1, limit: 3}|1 2 3", "skip: 9|''" })
	void takesDocumentsInOrder(String yaml, String expected, @TempDir Path folder) throws IOException {
		Portion portion = read(yaml);
		List<String> streamed = portion.of(IntStream.range(0, 6).mapToObj(String::valueOf)).toList();
		assertEquals(expected, String.join(" ", streamed));
		StringBuilder lines = new StringBuilder();
		IntStream.range(0, 6).forEach(i -> lines.append("{\"id\": \"").append(i).append("\", \"text\": \"x\"}\n"));
		Path file = Files.writeString(folder.resolve("a.jsonl"), lines);
		GoldCorpus gold = GoldCorpus.open(new CorpusSpec(file, Optional.of("jsonl"), Map.of(), Optional.empty(), portion));
		List<String> visited = new ArrayList<>();
		gold.forEach(document -> visited.add(document.id()));
		assertEquals(streamed, visited);
	}

	@Test
	void isWrittenAsItIsRead() throws IOException {
		assertEquals(List.of("skip: 1", "limit: 3"), read("{skip: 1, limit: 3}").written());
		assertEquals(List.of(), Portion.ALL.written());
	}

	@ParameterizedTest
	@CsvSource({ "skip: -1,skip", "limit: 0,limit", "limit: x,limit" })
	void refusesOtherNumbers(String yaml, String key) {
		String message = assertThrows(CorpusException.class, () -> read(yaml)).getMessage();
		assertTrue(message.contains("e.yaml:1") && message.contains(key), message);
	}
}
