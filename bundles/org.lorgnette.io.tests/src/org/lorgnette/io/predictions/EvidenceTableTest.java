package org.lorgnette.io.predictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;

class EvidenceTableTest {

	@TempDir
	Path folder;

	private Map<String, EvidenceTable.Boxes> read(String text) throws IOException {
		return EvidenceTable.read(CorpusSource.of(Files.writeString(folder.resolve("evidence.jsonl"), text)));
	}

	@Test
	void readsTargetsAndReferences() throws IOException {
		Map<String, EvidenceTable.Boxes> evidence = read("""
				{"id": "b", "targets": [{"x": 1, "y": 2, "width": 3, "height": 4.5}, {"x": 0, "y": 0, "width": 1, "height": 1}], \
				"references": []}

				{"id": 7, "targets": [], "references": [{"x": 9, "y": 8, "width": 7, "height": 6}]}
				""");
		assertEquals(List.of("b", "7"), List.copyOf(evidence.keySet()));
		assertEquals(new EvidenceTable.Boxes(List.of(new BoxTable.Box(1, 2, 3, 4.5), new BoxTable.Box(0, 0, 1, 1)), List.of()),
				evidence.get("b"));
		assertEquals(new EvidenceTable.Boxes(List.of(), List.of(new BoxTable.Box(9, 8, 7, 6))), evidence.get("7"));
	}

	@Test
	void saysWhereSomethingIsWrong() {
		String good = "{\"id\": \"1\", \"targets\": [], \"references\": []}\n";
		assertSays(good + good, ":2", "'1' occurs twice");
		assertSays(good + "{\"id\": \"2\", \"targets\": []}\n", ":2", "references");
		assertSays("{\"id\": \"2\", \"targets\": [{\"x\": 1, \"y\": 1, \"width\": -1, \"height\": 1}], \"references\": []}\n",
				":1", "may not be negative");
	}

	private void assertSays(String text, String... parts) {
		CorpusException failure = assertThrows(CorpusException.class, () -> read(text));
		for (String part : parts) {
			assertTrue(failure.getMessage().contains(part), failure.getMessage());
		}
	}
}
