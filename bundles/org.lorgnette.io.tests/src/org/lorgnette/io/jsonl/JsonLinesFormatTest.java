package org.lorgnette.io.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

class JsonLinesFormatTest {

	private final JsonLinesFormat format = new JsonLinesFormat();

	private List<Instance> read(String lines) throws IOException {
		CorpusSource source = CorpusSource.of("lines", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
		List<Instance> instances = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, format.defaults(), problem -> {
			throw new AssertionError(problem);
		})) {
			for (var next = reader.next(); next.isPresent(); next = reader.next()) {
				instances.add(next.get());
			}
		}
		return instances;
	}

	private String write(List<? extends Instance> instances) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(bytes), format.defaults(), loss -> {
			throw new AssertionError(loss);
		}).orElseThrow()) {
			for (Instance instance : instances) {
				writer.write(instance);
			}
			writer.commit();
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Test
	void anyInstanceComesBackAsItWas() throws IOException {
		List<Instance> instances = new ArrayList<>();
		for (int seed = 0; seed < 300; seed++) {
			instances.add(new RandomInstances(new Random(seed)).next("id" + seed));
		}
		String lines = write(instances);
		assertEquals(300, lines.lines().count());
		assertEquals(instances, read(lines));
		assertEquals(lines, write(read(lines)));
	}

	@Test
	void emptyPartsAreLeftOut() throws IOException {
		assertEquals("{\"type\":\"document\",\"id\":\"d\",\"text\":\"\"}\n", write(List.of(Document.builder("d", "").build())));
		assertEquals("{\"type\":\"document\",\"id\":\"d\",\"text\":\"a<\\ud800\u00E9\\u2028\uD83D\uDE00\",\"entities\":"
				+ "[{\"id\":\"T1\",\"type\":\"X\",\"fragments\":[{\"begin\":0,\"end\":1}]}]}\n",
				write(List.of(Document.builder("d", "a<\uD800\u00E9\u2028\uD83D\uDE00")
						.entities(List.of(new Entity("T1", "X", new Span(0, 1)))).build())));
		VisualQuestion question = new VisualQuestion("q", List.of("a.png"), "Quoi ?", List.of(), List.of("un"), Optional.empty(),
				Optional.empty(), Optional.empty(), Map.of());
		assertEquals("{\"type\":\"visualQuestion\",\"id\":\"q\",\"images\":[\"a.png\"],\"text\":\"Quoi ?\",\"answers\":[\"un\"]}\n",
				write(List.of(question)));
	}

	@Test
	void handWrittenLines() throws IOException {
		Document document = (Document) read("\uFEFF\n { \"text\" : \"ab\", \"id\": \"x\", \"entities\": [{\"type\":\"T\",\"id\":\"e\","
				+ "\"fragments\":[{\"begin\":0,\"end\":1}]},{\"type\":\"T\",\"id\":\"f\",\"fragments\":[{\"begin\":1,\"end\":2}]}],"
				+ "\"relations\":[{\"id\":\"r\",\"type\":\"R\",\"head\":{\"target\":\"e\"},\"tail\":{\"target\":\"f\"}}]}\r\n\r\n").getFirst();
		assertEquals(List.of(new Relation("r", "R", "e", "f")), document.relations());
		assertEquals(List.of(), read(""));
		assertEquals(List.of(), read("\n \n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', value = {
			"{'type':'document','id':'x','txet':'a'} ~ lines:2: text is missing (there is 'txet')",
			"{'type':'document','id':'x','text':'a','entites':[]} ~ lines:2: entites is unknown; did you mean 'entities'?",
			"{'type':'dokument','id':'x'} ~ lines:2: type 'dokument' is unknown; expected document or visualQuestion",
			"{'id':'x','text':'a','tokens':[{'begin':0,'end':1},{'begin':0,'end':'1'}]} ~ lines:2: tokens[1].end: expected a whole number",
			"{'id':'x','text':'a','tokens':[{'begin':0,'end':1.5}]} ~ lines:2: tokens[0].end: expected a whole number, got 1.5",
			"{'id':'x','text':'a','tokens':[{'begin':2,'end':1}]} ~ lines:2: tokens[0]: not a span: [2, 1)",
			"{'id':'x','text':'a','tokens':[{'begin':0,'end':2}]} ~ lines:2: x: token [0, 2) leaves the text of length 1",
			"{'id':'x','text':null} ~ lines:2: text: expected a string",
			"{'id':'x','text':'a','metadata':{'a':1}} ~ lines:2: metadata.a: expected a string",
			"[] ~ lines:2: the value: expected an object",
			"{'id':'x','text':'a'} {} ~ lines:2: more text follows the JSON value; expected one value a line",
			"{'id':'one','text':'a'} ~ lines:2: id 'one' occurs again after line 1; expected ids that differ" })
	void faultsNameLineAndPath(String line, String message) {
		String lines = "{'id':'one','text':''}\n".replace('\'', '"') + line.replace('\'', '"') + "\n";
		assertEquals(message, assertThrows(CorpusException.class, () -> read(lines)).getMessage());
	}

	@Test
	void brokenJsonNamesTheLine() {
		for (String line : List.of("{\"id\":\"x\"", "{id:1}", "{\"id\":\"x\",}", "nonsense", "{\"id\":\"a\\qb\"}")) {
			String message = assertThrows(CorpusException.class, () -> read(line)).getMessage();
			assertTrue(message.startsWith("lines:1: ") && message.indexOf('\n') < 0, message);
		}
	}

	@Test
	void predictionsComeBackWithEveryDigit() throws IOException {
		List<Prediction<? extends Value>> predictions = List.of(
				new Prediction<>(new Entity("T1", "LOC", List.of(new Span(0, 2), new Span(3, 5)), Map.of("k", "v")),
						OptionalDouble.of(0.1 + 0.2), "crf", List.of(new Evidence(new Span(0, 1), "rule"),
								new Evidence(Optional.of("doc"), new Span(0, 0), "passage"))),
				new Prediction<>(new Relation("R1", "in", "T1", "T2"), OptionalDouble.of(Double.MIN_VALUE), "crf", List.of()),
				new Prediction<>(new Answer("q", "", Optional.empty()), "qa"),
				new Prediction<>(new Answer("q", "ab", Optional.of(new Span(0, 2))), OptionalDouble.of(1), "qa", List.of()),
				grounded(new Answer("q", "ab", Optional.of(new Span(0, 2))), new Grounding(Grounding.Kind.FUZZY, "abc", 1, 1)),
				grounded(new Answer("q", "ab", Optional.of(new Span(0, 2))), new Grounding(Grounding.Kind.AMBIGUOUS, "AB", 0, 3)),
				grounded(new Ungrounded("LOC", List.of("Atlantis")), Grounding.none("Atlantis")),
				grounded(new Ungrounded("in", List.of("ab", "Atlantis")), Grounding.none("ab in Atlantis")));
		PredictionJson.Line line = new PredictionJson.Line("d", "crf", predictions);
		String json = JsonLines.line(out -> PredictionJson.toJson(out, line, Optional.of("ab cd")));
		assertTrue(json.contains("\"text\":\"ab cd\"") && json.contains("0.30000000000000004"), json);
		assertEquals(line, JsonLines.parse(json, Location.of("x"), PredictionJson::lineFromJson));
		String one = JsonLines.line(out -> PredictionJson.toJson(out, predictions.getFirst()));
		assertEquals(predictions.getFirst(), JsonLines.parse(one, Location.of("x"), PredictionJson::fromJson));
		CorpusException wrong = assertThrows(CorpusException.class,
				() -> JsonLines.parse(one.replace("\"entity\"", "\"entities\""), new Location("p", 7), PredictionJson::fromJson));
		assertEquals("p:7: value: kind 'entities' is unknown; expected entity, relation, answer or ungrounded", wrong.getMessage());
		CorpusException twisted = assertThrows(CorpusException.class, () -> JsonLines.parse(JsonLines.line(out -> PredictionJson.toJson(out,
				predictions.getLast())).replace("\"ungrounded\",\"written", "\"exact\",\"places\":2,\"written"), Location.of("p"),
				PredictionJson::fromJson));
		assertTrue(twisted.getMessage().contains("grounding: EXACT with distance 0 and 2 places"), twisted.getMessage());
		assertThrows(CorpusException.class,
				() -> JsonLines.parse(one.replace("0.30000000000000004", "1.5"), Location.of("p"), PredictionJson::fromJson));
	}

	private static Prediction<? extends Value> grounded(Value value, Grounding grounding) {
		return new Prediction<>(value, OptionalDouble.empty(), "llm", List.of(), Optional.of(grounding));
	}

	@Test
	void aLineThatIsCutIsNamedOnce() {
		String message = assertThrows(CorpusException.class,
				() -> JsonLines.parse("{\"typ", new Location("p", 7), PredictionJson::fromJson)).getMessage();
		assertTrue(message.startsWith("p:7: is not valid JSON: Unterminated string at column"), message);
	}
}
