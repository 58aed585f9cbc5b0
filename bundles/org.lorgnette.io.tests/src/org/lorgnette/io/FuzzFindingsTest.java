package org.lorgnette.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files that {@link ReaderFuzzTest} once found to be read wrongly. */
class FuzzFindingsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"squad|{\"da\\nta\": x}|is not valid JSON",
			"jsonl|{\"id\": \"a\", \"text\": \"a b\", \"tokens\": [{\"begin\": 2, \"end\": 3}, {\"begin\": 0, \"end\": 1}]}|tokens[1]",
			"jsonl|{\"id\": \"a\", \"text\": \"a b\", \"chains\": [{\"id\": \"c\", \"type\": \"t\", \"members\": [\"x\"]}]}|chain c",
			"jsonl|{\"id\": \"a\", \"text\": \"a\", \"questions\": [{\"id\": \"q\", \"text\": \"?\", \"answers\": "
					+ "[{\"text\": \"b\", \"span\": {\"begin\": 5, \"end\": 6}}]}]}|leaves the text",
			"jsonl|{\"id\": \"a\", \"text\": \"a\", \"tokens\": [{\"begin\": 0, \"end\": 1}], \"sentences\": "
					+ "[{\"begin\": 0, \"end\": 1, \"firstToken\": 1, \"endToken\": 1}]}|begins at token 1"})
	void isRefusedInOneLine(String id, String text, String message) {
		CorpusFormat format = CorpusFormats.find(id);
		CorpusSource source = CorpusSource.of("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		CorpusException refused = assertThrows(CorpusException.class, () -> {
			try (CorpusReader reader = format.reader(source, format.defaults(), problem -> {
			})) {
				reader.next();
			}
		});
		assertTrue(refused.getMessage().contains(message), refused.getMessage());
		assertEquals(1, refused.getMessage().lines().count());
	}
}
