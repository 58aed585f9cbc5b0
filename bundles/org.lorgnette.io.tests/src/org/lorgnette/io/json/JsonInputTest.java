package org.lorgnette.io.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

class JsonInputTest {

	private static JsonNode parse(byte[] json) throws IOException {
		try (JsonInput input = new JsonInput(new ByteArrayInputStream(json), "f.json")) {
			JsonNode node = input.node();
			input.end();
			return node;
		}
	}

	private static JsonNode parse(String json) throws IOException {
		return parse(json.getBytes(StandardCharsets.UTF_8));
	}

	static Stream<Arguments> broken() {
		return Stream.of(Arguments.of("", 1, "cut off"), Arguments.of("[1,\n2", 2, "cut off"),
				Arguments.of("[1,\n\n 2 3]", 3, "not valid JSON"), Arguments.of("{\"a\":1,\n\"a\":2}", 2, "'a' occurs twice at $.a"),
				Arguments.of("[\n{\"a\":\n{\"b\":1,\"b\":2}}]", 3, "'b' occurs twice at $[0].a.b"),
				Arguments.of("NaN", 1, "not valid JSON"), Arguments.of("[\n-Infinity]", 2, "not valid JSON"),
				Arguments.of("[1]\n\n[2]", 3, "not valid JSON"), Arguments.of("'a'", 1, "not valid JSON"),
				Arguments.of("[\n\"\\ud83d\"]", 2, "unpaired surrogate \\ud83d"),
				Arguments.of("[\"\\ude00\\ud83d\"]", 1, "unpaired surrogate \\ude00"),
				Arguments.of("[\"\\uZZ00\"]", 1, "not valid JSON"), Arguments.of("{a:1}", 1, "not valid JSON"),
				Arguments.of("[\"\t\"]", 1, "not valid JSON"), Arguments.of("[".repeat(100_000), 1, "Nesting limit"),
				Arguments.of("{\"a\":".repeat(100_000), 1, "Nesting limit"));
	}

	@ParameterizedTest
	@MethodSource("broken")
	void brokenJsonIsOneClearError(String json, long line, String message) {
		CorpusException error = assertThrows(CorpusException.class, () -> parse(json));
		assertEquals(new Location("f.json", line), error.location());
		assertTrue(error.getMessage().contains(message), error.getMessage());
		assertEquals(1, error.getMessage().lines().count());
		assertTrue(error.getMessage().length() < 250, error.getMessage());
	}

	@Test
	void bytesThatAreNotUtf8AreAnErrorWithTheirLine() {
		byte[] latin = "[\n\"ete\",\n\"\u00E9t\u00E9\"]".getBytes(StandardCharsets.ISO_8859_1);
		CorpusException error = assertThrows(CorpusException.class, () -> parse(latin));
		assertEquals("f.json:3: is not valid UTF-8; JSON has to be; convert the file", error.getMessage());
		CorpusException wide = assertThrows(CorpusException.class, () -> parse("[\"a\"]".getBytes(StandardCharsets.UTF_16)));
		assertTrue(wide.getMessage().startsWith("f.json:1: is not valid UTF-8 (it looks like UTF-16)"), wide.getMessage());
	}

	@Test
	void aCutMultibyteCharacterIsNoReplacementCharacter() {
		byte[] cut = {'"', (byte) 0xE2, (byte) 0x82};
		assertThrows(CorpusException.class, () -> parse(cut));
	}

	@Test
	void aByteOrderMarkIsSkipped() throws IOException {
		assertEquals("a", parse("\uFEFF\"a\"").string());
	}

	@Test
	void nodesKnowTheirLine() throws IOException {
		JsonNode node = parse("{\n\"a\": [1,\n\n{\"b\": \"x\"}]}");
		JsonNode inner = node.get("a").items().get(1);
		assertEquals(4, inner.location().line());
		assertEquals("$.a[1].b", inner.get("b").path());
		CorpusException type = assertThrows(CorpusException.class, () -> inner.get("b").integer());
		assertEquals("f.json:4: expected a whole number, got a string at $.a[1].b", type.getMessage());
		CorpusException missing = assertThrows(CorpusException.class, () -> inner.get("c"));
		assertTrue(missing.getMessage().startsWith("f.json:4: the key 'c' is missing"), missing.getMessage());
	}

	@Test
	void linesAreRightAcrossBuffers() throws IOException {
		StringBuilder json = new StringBuilder("[");
		for (int i = 0; i < 30_000; i++) {
			json.append("\"caf\u00E9 \uD83D\uDE00\",\n");
		}
		JsonNode node = parse(json.append("7]").toString());
		assertEquals(30_001, node.items().get(30_000).location().line());
		assertEquals("caf\u00E9 \uD83D\uDE00", node.items().get(29_999).string());
		assertEquals(30_000, node.items().get(29_999).location().line());
	}

	@ParameterizedTest
	@ValueSource(strings = {"1.5", "1e400", "99999999999", "-99999999999", "1.0", "\"3\"", "true", "null"})
	void whatIsNoIntIsAnError(String json) throws IOException {
		JsonNode node = parse(json);
		assertThrows(CorpusException.class, node::integer);
	}

	@Test
	void hugeNumbersAreNoInfinity() throws IOException {
		JsonNode node = parse("1e400");
		assertThrows(CorpusException.class, node::number);
		assertEquals("1e400", node.json());
	}

	@ParameterizedTest
	@ValueSource(strings = {"\"a\"", "\"5\"", "5", "\"[1, 2]\"", "[1,2.50,{\"a\":null}]", "\"null\"", "null", "true", "\" 5\"",
			"\"\\\"x\\\"\"", "\"\"", "\"<e>&'\"", "\"-\"", "1e999", "\"\\u2028\""})
	void storedValuesAreRestored(String json) throws IOException {
		String stored = JsonText.store(parse(json));
		assertEquals(parse(json).json(), parse(JsonText.write(writer -> JsonText.restore(writer, stored))).json());
	}
}
