package org.lorgnette.io.predictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.json.RoundTrips;
import org.lorgnette.io.predictions.AnswerTable.Row;

class PredictionFilesTest {

	private static void assertRefused(String message, Executable reading) {
		assertEquals("test.json:" + message, assertThrows(CorpusException.class, reading).getMessage());
	}

	@Test
	void squadAnswersKeepTheirOrder() throws IOException {
		Map<String, String> answers = SquadPredictions.answers(RoundTrips.source("{\"b\": \"x\", \"a\": \"\"}"));
		assertEquals(List.of("b", "a"), new ArrayList<>(answers.keySet()));
		assertEquals(Map.of("q", 0.25), SquadPredictions.noAnswer(RoundTrips.source("{\"q\": 0.25}")));
	}

	@Test
	void squadPredictionsThatDoNotFitAreRefused() {
		assertRefused("2: question id 'a' occurs twice",
				() -> SquadPredictions.answers(RoundTrips.source("{\"a\": \"x\",\n\"a\": \"x\"}")));
		assertRefused("1: expected a string, got a number at $.a", () -> SquadPredictions.answers(RoundTrips.source("{\"a\": 1}")));
		assertRefused("1: expected a number, got a string at $.a",
				() -> SquadPredictions.noAnswer(RoundTrips.source("{\"a\": \"1\"}")));
		assertRefused("1: expected a finite number, got '1e999' at $.a",
				() -> SquadPredictions.noAnswer(RoundTrips.source("{\"a\": 1e999}")));
		assertThrows(CorpusException.class, () -> SquadPredictions.noAnswer(RoundTrips.source("{\"a\": NaN}")));
	}

	@Test
	void vqaResultsAreWrittenAndRead() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (VqaResultsWriter writer = new VqaResultsWriter(CorpusTarget.of(bytes))) {
			writer.add("12", "yes");
			writer.add("012", "\u00E9t\u00E9");
			writer.commit();
		}
		String text = bytes.toString(StandardCharsets.UTF_8);
		assertEquals("[\n{\"question_id\":12,\"answer\":\"yes\"},\n{\"question_id\":\"012\",\"answer\":\"\u00E9t\u00E9\"}\n]\n", text);
		assertEquals(Map.of("12", "yes", "012", "\u00E9t\u00E9"), VqaResults.read(RoundTrips.source(text)));
		assertRefused("2: question_id 1 occurs twice", () -> VqaResults
				.read(RoundTrips.source("[{\"question_id\": 1, \"answer\": \"a\"},\n{\"question_id\": \"1\", \"answer\": \"b\"}]")));
		assertRefused("1: the key 'question_id' is missing at $[0]", () -> VqaResults.read(RoundTrips.source("[{\"answer\": \"b\"}]")));
	}

	@Test
	void csvFollowsRfc4180() throws IOException {
		assertEquals(List.of(new Row("1", "a, \"b\"", Optional.empty()), new Row("2", "two\nlines", Optional.of("g"))),
				AnswerTable.read(RoundTrips.source("\uFEFF1,\"a, \"\"b\"\"\"\r\n\r\n2,\"two\r\nlines\",g\r\n")));
	}

	@Test
	void aHeaderNamesTheColumns() throws IOException {
		assertEquals(List.of(new Row("7", "yes", Optional.of("s1"))), AnswerTable.read(RoundTrips.source("Group,Answer,ID\ns1,yes,7")));
		assertEquals(List.of(new Row("7", "", Optional.empty())), AnswerTable.read(RoundTrips.source("id,answer\n7,\n")));
	}

	@Test
	void jsonLinesAreRead() throws IOException {
		assertEquals(List.of(new Row("7", "yes", Optional.empty()), new Row("8", "no", Optional.of("g"))), AnswerTable
				.read(RoundTrips.source("\n{\"id\": 7, \"answer\": \"yes\"}\n\n{\"id\": \"8\", \"answer\": \"no\", \"group\": \"g\"}")));
		assertRefused("2: the key 'answer' is missing (there is 'answers') at $",
				() -> AnswerTable.read(RoundTrips.source("{\"id\": 7, \"answer\": \"yes\"}\n{\"id\": 8, \"answers\": \"x\"}")));
	}

	@Test
	void tablesThatDoNotFitAreRefused() {
		assertRefused("2: id '1' occurs twice", () -> AnswerTable.read(RoundTrips.source("1,a\n1,b")));
		assertRefused("1: the id is empty", () -> AnswerTable.read(RoundTrips.source(",a")));
		assertRefused("2: expected the fields id, answer, got 3 fields; a field with a comma has to be in quotes",
				() -> AnswerTable.read(RoundTrips.source("id,answer\n1,a,b")));
		assertRefused("2: a quoted field that begins here does not end", () -> AnswerTable.read(RoundTrips.source("1,a\n2,\"b\n3,c")));
		assertRefused("1: text follows a closing quote; a quote within quotes is written twice",
				() -> AnswerTable.read(RoundTrips.source("1,\"a\"b")));
	}

	@Test
	void boxesAreRead() throws IOException {
		String row = "{\"id\": \"a\", \"x\": 1, \"y\": -2.5, \"width\": 3, \"height\": 0}";
		assertEquals(Map.of("a", new BoxTable.Box(1, -2.5, 3, 0)), BoxTable.read(RoundTrips.source(row)));
		assertRefused("2: id 'a' occurs twice", () -> BoxTable.read(RoundTrips.source(row + "\n" + row)));
		assertRefused("1: width and height of box 'a' may not be negative at $",
				() -> BoxTable.read(RoundTrips.source(row.replace(": 3", ": -3"))));
	}
}
