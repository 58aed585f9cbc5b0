package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class JsonReportTest {

	@Test
	void holdsEveryScoreExactly() throws IOException {
		EvaluationResult result = SampleResults.rich();
		JsonObject json = json(result);

		for (int i = 0; i < result.engines().size(); i++) {
			EngineResult engine = result.engines().get(i);
			JsonObject written = json.getAsJsonArray("engines").get(i).getAsJsonObject();
			assertEquals(engine.name(), written.get("name").getAsString());
			engine.overall().forEach((measure, score) -> assertScore(score, written.getAsJsonObject("measures").getAsJsonObject(measure)));
			engine.types().forEach((type, score) -> assertScore(score, written.getAsJsonObject("types").getAsJsonObject(type)));
			assertEquals(engine.measures(), written.getAsJsonObject("measures").keySet().stream().toList());
		}
	}

	private static void assertScore(Score score, JsonObject json) {
		assertEquals(score.counts().gold(), json.get("gold").getAsLong());
		assertEquals(score.credit(), json.get("credit").getAsDouble());
		assertNumber(score.f1().value().isPresent(), score.f1().value().orElse(0), json.get("f1"));
		assertNumber(score.precision().value().isPresent(), score.precision().value().orElse(0), json.get("precision"));
		assertNumber(score.recall().value().isPresent(), score.recall().value().orElse(0), json.get("recall"));
		score.f1().interval().ifPresent(interval -> {
			assertEquals(interval.low(), json.getAsJsonArray("f1Interval").get(0).getAsDouble());
			assertEquals(interval.high(), json.getAsJsonArray("f1Interval").get(1).getAsDouble());
		});
	}

	private static void assertNumber(boolean defined, double value, JsonElement json) {
		if (defined) {
			assertEquals(value, json.getAsDouble());
		} else {
			assertTrue(json.isJsonNull());
		}
	}

	@Test
	void undefinedIsNull() throws IOException {
		JsonObject types = json(SampleResults.rich()).getAsJsonArray("engines").get(1).getAsJsonObject().getAsJsonObject("types");

		assertTrue(types.getAsJsonObject("MISC").get("recall").isJsonNull());
		assertTrue(types.getAsJsonObject("creative-work/long-label-of-a-kind").get("precision").isJsonNull());
	}

	@Test
	void isTheSameAfterARunAtAnotherTime() throws IOException {
		EvaluationResult result = SampleResults.rich();

		assertEquals(text(result), text(SampleResults.atAnotherTime(result)));
	}

	@Test
	void hasComparisonsAndGates() throws IOException {
		JsonObject json = json(SampleResults.rich());

		JsonObject first = json.getAsJsonArray("comparisons").get(0).getAsJsonObject();
		assertEquals("corenlp-rules", first.get("system").getAsString());
		assertTrue(first.get("significant").getAsBoolean());
		assertFalse(json.getAsJsonArray("comparisons").get(1).getAsJsonObject().get("significant").getAsBoolean());
		assertTrue(json.getAsJsonArray("gates").get(2).getAsJsonObject().get("value").isJsonNull());
		assertFalse(json.getAsJsonArray("gates").get(2).getAsJsonObject().get("passed").getAsBoolean());
	}

	@Test
	void hostileNamesSurvive() throws IOException {
		assertEquals(SampleResults.HOSTILE, json(SampleResults.hostile()).getAsJsonObject("experiment").get("name").getAsString());
	}

	private static JsonObject json(EvaluationResult result) throws IOException {
		return JsonParser.parseString(text(result)).getAsJsonObject();
	}

	private static String text(EvaluationResult result) throws IOException {
		StringWriter out = new StringWriter();
		JsonReport.write(result, out);
		return out.toString();
	}
}
