package org.lorgnette.io.squad;

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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.json.RoundTrips;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.JsonParser;

class SquadFormatTest {

	private static final String SMALL = """
			{"version": "v2.0", "licence": {"name": "CC"}, "data": [
			 {"title": "Caf\u00E9", "topic": 7, "paragraphs": [
			  {"context": "\uD83D\uDE00 Ana ouvrit un caf\u00E9.", "section": "1", "qas": [
			   {"id": "q1", "question": "Qui ?", "answers": [{"text": "Ana", "answer_start": 2, "by": "w3"}], "is_impossible": false},
			   {"id": 5, "question": "Quand ?", "answers": [], "is_impossible": true,
			    "plausible_answers": [{"text": "un caf\u00E9", "answer_start": 13}]}]},
			  {"context": "Rien.", "qas": []}]},
			 {"title": "Caf\u00E9", "paragraphs": [{"context": "B", "qas": [{"id": "q2", "question": "?"}]}]}],
			 "end": [1, 2]}""";

	private static List<Problem> problems(String json) throws IOException {
		List<Problem> problems = new ArrayList<>();
		RoundTrips.read(new SquadFormat(), RoundTrips.source(json), Map.of(), problems);
		return problems;
	}

	@Test
	void offsetsAreCodePointsInTheFileAndCodeUnitsInTheModel() throws IOException {
		Document first = (Document) RoundTrips.read(new SquadFormat(), SMALL).getFirst();
		Question question = first.questions().getFirst();
		assertEquals(List.of(new Answer("q1", "Ana", Optional.of(new Span(3, 6)))), question.answers());
		assertEquals("un caf\u00E9", first.questions().get(1).plausible().getFirst().span().orElseThrow().of(first.text()));
		assertEquals(false, first.questions().get(1).answerable());
	}

	@Test
	void idsAreUniqueAndArticlesOfOneTitleStayApart() throws IOException {
		List<Instance> read = RoundTrips.read(new SquadFormat(), SMALL);
		assertEquals(List.of("Caf\u00E9#0", "Caf\u00E9#1", "Caf\u00E9#2"), read.stream().map(Instance::id).toList());
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(new SquadFormat(), read, Map.of(), losses);
		assertEquals(List.of(), losses);
		assertEquals(JsonParser.parseString(SMALL), JsonParser.parseString(written));
	}

	@Test
	void anAnswerThatStandsElsewhereIsAProblemAndKept() throws IOException {
		String json = SMALL.replace("\"answer_start\": 2", "\"answer_start\": 3");
		List<Problem> problems = problems(json);
		assertEquals(1, problems.size());
		assertEquals(4, problems.getFirst().location().line());
		assertTrue(problems.getFirst().message().contains("'q1'"), problems::toString);
		List<Instance> read = RoundTrips.read(new SquadFormat(), json);
		assertEquals(Optional.empty(), ((Document) read.getFirst()).questions().getFirst().answers().getFirst().span());
		assertEquals(JsonParser.parseString(json),
				JsonParser.parseString(RoundTrips.write(new SquadFormat(), read, Map.of(), new ArrayList<>())));
	}

	@Test
	void aQuestionIdThatOccursTwiceIsAProblem() throws IOException {
		List<Problem> problems = problems(SMALL.replace("\"q2\"", "\"q1\""));
		assertEquals(1, problems.size());
		assertEquals("test.json:8: question id 'q1' occurs twice; scores by id count only one of them",
				problems.getFirst().toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"\"context\": \"Rien.\"|\"text\": \"Rien.\"|the key 'context' is missing",
			"\"answer_start\": 2|\"answer_start\": \"2\"|expected a whole number, got a string at $.data[0].paragraphs[0].qas[0]",
			"\"id\": \"q1\", |\"\": 1, |the key 'id' is missing", "\"data\"|\"date\"|the key 'data' is missing",
			"\"is_impossible\": false|\"is_impossible\": 0|expected true or false",
			"\"end\": [1, 2]}|\"end\": [1, 2|cut off", "\"end\"|\"data\"|twice"})
	void whatDoesNotFitIsOneError(String good, String bad, String message) {
		assertTrue(SMALL.contains(good));
		CorpusException error = assertThrows(CorpusException.class,
				() -> RoundTrips.read(new SquadFormat(), SMALL.replaceFirst(java.util.regex.Pattern.quote(good), bad)));
		assertTrue(error.getMessage().contains(message), error.getMessage());
	}

	@Test
	void losesWhatIsNoQuestionAndSaysSo() throws IOException {
		Document document = Document.builder("d", "Ana.").entities(List.of(new Entity("T1", "PER", new Span(0, 3))))
				.questions(List.of(new Question("q", "Who?"))).build();
		List<Loss> losses = new ArrayList<>();
		String written = RoundTrips.write(new SquadFormat(), List.of(document), Map.of(), losses);
		assertEquals(List.of(new Loss("d", "entity", "T1")), losses);
		assertEquals("d#0", RoundTrips.read(new SquadFormat(), written).getFirst().id());
	}

	@Test
	void nothingIsWrittenBeforeTheCommit(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("out.json");
		Files.writeString(file, "before");
		VisualQuestion wrong = new VisualQuestion("v", List.of(), "?", List.of(), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
		try (CorpusWriter writer = new SquadFormat().writer(CorpusTarget.of(file), new SquadFormat().defaults(), loss -> {
		}).orElseThrow()) {
			writer.write(Document.builder("d", "x").build());
			assertThrows(CorpusException.class, () -> writer.write(wrong));
			assertThrows(CorpusException.class, () -> writer.write(Document.builder("e", "\uD83D").build()));
		}
		assertEquals("before", Files.readString(file));
		assertEquals(1, Files.list(folder).count());
	}

	@Test
	void anEmptyCorpusIsAFileToo() throws IOException {
		String written = RoundTrips.write(new SquadFormat(), List.of(), Map.of(), new ArrayList<>());
		assertEquals(List.of(), RoundTrips.read(new SquadFormat(), written));
	}

	@Test
	void anAbsentFileIsAnError(@TempDir Path folder) {
		CorpusSource source = CorpusSource.of(folder.resolve("none.json"));
		assertThrows(CorpusException.class, () -> RoundTrips.read(new SquadFormat(), source, Map.of(), new ArrayList<>()));
	}
}
