package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lorgnette.cli.ScoreRun.at;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.cli.ScoreRun.Outcome;
import org.lorgnette.testing.Corpora;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ScoreAnswersTest {

	private static final String SQUAD = """
			{"version": "v2.0", "data": [{"title": "T", "paragraphs": [{"context": "the Cat lives in New York City", "qas": [
			{"id": "q1", "question": "Who?", "is_impossible": false, "answers": [{"text": "the Cat", "answer_start": 0}]},
			{"id": "q2", "question": "When?", "is_impossible": true, "answers": []},
			{"id": "q3", "question": "Where?", "is_impossible": false, "answers": [{"text": "New York City", "answer_start": 17}]}
			]}]}]}""";
	private static final String ANSWERS = "{\"q1\": \"a cat!\", \"q2\": \"\", \"q3\": \"New York\"}";
	private static final String PROBABILITIES = "{\"q1\": 0.1, \"q2\": 0.9, \"q3\": 0.2}";
	private static final double TOLERANCE = 1e-12;

	@TempDir
	private Path folder;
	private ScoreRun score;

	@BeforeEach
	void setUp() {
		score = new ScoreRun(folder);
	}

	private String[] squad(String gold, String predicted, String... more) throws IOException {
		return with(more, "--task", "qa", "--scorer", "squad", "--gold", score.file("gold.json", gold), "--pred",
				score.file("pred.json", predicted));
	}

	private static String[] with(String[] more, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	@Test
	void squadSaysTheKeysOfTheScript() throws IOException {
		JsonObject found = score.json(squad(SQUAD, ANSWERS));
		assertEquals(List.of("exact", "f1", "total", "HasAns_exact", "HasAns_f1", "HasAns_total", "NoAns_exact", "NoAns_f1",
				"NoAns_total"), List.copyOf(found.keySet()));
		assertEquals(200.0 / 3, at(found, "exact"), TOLERANCE);
		assertEquals(280.0 / 3, at(found, "f1"), TOLERANCE);
		assertEquals(3, found.get("total").getAsLong());
		assertEquals(50, at(found, "HasAns_exact"));
		assertEquals(90, at(found, "HasAns_f1"), TOLERANCE);
		assertEquals(100, at(found, "NoAns_f1"));
	}

	@Test
	void squadSearchesThresholdsIfItHasProbabilities() throws IOException {
		String probabilities = score.file("na.json", PROBABILITIES);
		JsonObject found = score.json(squad(SQUAD, ANSWERS, "--na-prob", probabilities));
		assertEquals(200.0 / 3, at(found, "best_exact"), TOLERANCE);
		assertEquals(0.1, at(found, "best_exact_thresh"));
		assertEquals(280.0 / 3, at(found, "best_f1"), TOLERANCE);
		assertEquals(0.2, at(found, "best_f1_thresh"));
		assertEquals(50, at(found, "pr_exact_ap"), TOLERANCE);
		assertEquals(86, at(found, "pr_f1_ap"), TOLERANCE);
		assertEquals(100, at(found, "pr_oracle_ap"), TOLERANCE);
		JsonObject low = score.json(squad(SQUAD, ANSWERS, "--na-prob", probabilities, "--na-prob-thresh", "0.15"));
		assertEquals(50, at(low, "HasAns_f1"), "q3 counts as without answer");
		score.run(squad(SQUAD, ANSWERS, "--na-prob", score.file("na.json", "{\"q1\": 0.1}"))).isRefused(ExitStatus.BAD_INPUT, "na.json",
				"'q2'");
	}

	@Test
	void squadNormalisesAsTheScriptDoes() throws IOException {
		JsonArray cases = JsonParser.parseString(
				Files.readString(Corpora.require("scorer-examples/squad-unit-cases.expected.json"))).getAsJsonArray();
		for (JsonElement element : cases) {
			JsonObject unit = element.getAsJsonObject();
			String gold = unit.get("gold").getAsString();
			String answers = gold.isEmpty() ? "[]" : "[{\"answer_start\": 0, \"text\": " + new Gson().toJson(gold) + "}]";
			String corpus = "{\"data\": [{\"title\": \"t\", \"paragraphs\": [{\"context\": \"c\", \"qas\": "
					+ "[{\"id\": \"1\", \"question\": \"?\", \"answers\": " + answers + "}]}]}]}";
			JsonObject found = score.json(squad(corpus, "{\"1\": " + new Gson().toJson(unit.get("pred").getAsString()) + "}"));
			assertEquals(100 * unit.get("exact").getAsDouble(), at(found, "exact"), unit.toString());
			assertEquals(100 * unit.get("f1").getAsDouble(), at(found, "f1"), 1e-4, unit.toString());
		}
	}

	@Test
	void missingAnswersAreRefusedOrCountAsWrong() throws IOException {
		String two = "{\"q1\": \"a cat!\", \"q2\": \"\", \"other\": \"x\"}";
		score.run(squad(SQUAD, two)).isRefused(ExitStatus.BAD_INPUT, "pred.json", "'q3'", "--allow-missing");
		Outcome outcome = score.run(squad(SQUAD, two, "--json", "--allow-missing")).isDone();
		JsonObject found = JsonParser.parseString(outcome.out()).getAsJsonObject();
		assertEquals(200.0 / 3, at(found, "f1"), TOLERANCE);
		assertEquals(3, at(found, "total"));
		assertTrue(outcome.err().contains("q3") && outcome.err().contains("other"), outcome.err());
		assertEquals("", score.run(squad(SQUAD, two, "--quiet", "--allow-missing")).isDone().err());
	}

	@Test
	void onlyTheFirstProblemsOfAFileAreShown() throws IOException {
		StringBuilder twice = new StringBuilder();
		for (int i = 0; i < 9; i++) {
			twice.append(",{\"id\": \"q1\", \"question\": \"?\", \"answers\": [{\"text\": \"the Cat\", \"answer_start\": 0}]}");
		}
		Outcome outcome = score.run(squad(SQUAD.replace("}\n]}]}]}", "}" + twice + "]}]}]}"), ANSWERS, "--json")).isDone();
		assertEquals(3, at(JsonParser.parseString(outcome.out()).getAsJsonObject(), "total"), "questions count once, as in the script");
		assertEquals(6, outcome.err().lines().count(), outcome.err());
		assertTrue(outcome.err().contains("4 more"), outcome.err());
	}

	@Test
	void squadRefusesBrokenFiles() throws IOException {
		score.run(squad(SQUAD, ANSWERS.substring(0, 30))).isRefused(ExitStatus.BAD_INPUT, "pred.json:1", "Unterminated");
		score.run(squad(SQUAD.substring(0, 200), ANSWERS)).isRefused(ExitStatus.BAD_INPUT, "gold.json:2", "Unterminated");
		score.run(squad(SQUAD, "{\"q1\": \"x\",\n\"q1\": \"y\"}")).isRefused(ExitStatus.BAD_INPUT, "pred.json:2", "twice");
		score.run(squad(SQUAD, "{\"q1\": \"\\ud83d\", \"q2\": \"\", \"q3\": \"\"}")).isRefused(ExitStatus.BAD_INPUT, "pred.json:1",
				"surrogate");
		score.run(squad(SQUAD, "[]")).isRefused(ExitStatus.BAD_INPUT, "pred.json:1", "object");
		score.run(squad("{\"data\": []}", ANSWERS)).isRefused(ExitStatus.BAD_INPUT, "gold.json", "no question");
		score.run(squad("", ANSWERS)).isRefused(ExitStatus.BAD_INPUT, "gold.json");
		score.run(squad(SQUAD.replace(", \"is_impossible\": true, \"answers\": []", ""), ANSWERS))
				.isRefused(ExitStatus.BAD_INPUT, "'q2'", "answers");
		String latin = score.file("latin.json", "{\"q1\": \"café\"}".getBytes(StandardCharsets.ISO_8859_1));
		score.run("--task", "qa", "--scorer", "squad", "--gold", score.file("g.json", SQUAD), "--pred", latin)
				.isRefused(ExitStatus.BAD_INPUT, "latin.json", "UTF-8");
	}

	@Test
	void itemsAreWrittenOnlyIfAllGoesWell() throws IOException {
		Path items = folder.resolve("items.jsonl");
		score.run(squad(SQUAD, "{}", "--per-item", items.toString())).isRefused(ExitStatus.BAD_INPUT, "'q1' and 2 more");
		assertFalse(Files.exists(items));
		score.json(squad(SQUAD, ANSWERS, "--per-item", items.toString()));
		assertEquals(List.of("{\"id\":\"q1\",\"exact\":1.0,\"f1\":1.0}", "{\"id\":\"q2\",\"exact\":1.0,\"f1\":1.0}",
				"{\"id\":\"q3\",\"exact\":0.0,\"f1\":0.8}"), Files.readAllLines(items));
	}

	private static final String QUESTIONS = """
			{"questions": [{"question_id": 1, "image_id": 7, "question": "Is it?"},
			{"question_id": 2, "image_id": 7, "question": "How many?"}]}""";

	private static String annotations() {
		String yes = "{\"answer\": \"yes\"},".repeat(9) + "{\"answer\": \"no\"}";
		String two = "{\"answer\": \"2\"},".repeat(2) + "{\"answer\": \"3\"},".repeat(7) + "{\"answer\": \"3\"}";
		return "{\"annotations\": [{\"question_id\": 2, \"question_type\": \"how many\", \"answer_type\": \"number\", "
				+ "\"answers\": [" + two + "]},\n"
				+ "{\"question_id\": 1, \"question_type\": \"is it\", \"answer_type\": \"yes/no\", "
				+ "\"answers\": [" + yes + "]}]}";
	}

	private String[] vqa(String questions, String gold, String predicted) throws IOException {
		return new String[] { "--task", "vqa", "--scorer", "vqa", "--questions", score.file("questions.json", questions), "--gold",
				score.file("annotations.json", gold), "--pred", score.file("results.json", predicted) };
	}

	@Test
	void vqaAveragesOverAnnotators() throws IOException {
		JsonObject found = score.json(vqa(QUESTIONS, annotations(),
				"[{\"question_id\": 1, \"answer\": \"Yes.\"}, {\"question_id\": \"2\", \"answer\": \"two\"}]"));
		assertEquals(80, at(found, "overall"));
		assertEquals(60, found.getAsJsonObject("perAnswerType").get("number").getAsDouble());
		assertEquals(100, found.getAsJsonObject("perAnswerType").get("yes/no").getAsDouble());
		assertEquals(60, found.getAsJsonObject("perQuestionType").get("how many").getAsDouble());
	}

	@Test
	void vqaRefusesIdsThatDoNotMatch() throws IOException {
		score.run(vqa(QUESTIONS, annotations(), "[{\"question_id\": 1, \"answer\": \"yes\"}]")).isRefused(ExitStatus.BAD_INPUT,
				"results.json", "question_id 2");
		score.run(vqa(QUESTIONS, annotations(), "[{\"question_id\": 1, \"answer\": \"yes\"}, {\"question_id\": 2, \"answer\": \"2\"},"
				+ "{\"question_id\": 3, \"answer\": \"x\"}]")).isRefused(ExitStatus.BAD_INPUT, "results.json", "question_id 3");
		score.run(vqa(QUESTIONS, annotations(), "[{\"question_id\": 1, \"answer\": \"yes\"},\n"
				+ "{\"question_id\": 1, \"answer\": \"2\"}]"))
				.isRefused(ExitStatus.BAD_INPUT, "results.json:2", "twice");
		score.run(vqa(QUESTIONS, annotations().replace("\"question_id\": 2", "\"question_id\": 9"), "[]"))
				.isRefused(ExitStatus.BAD_INPUT, "question_id 2", "annotation");
		score.run("--task", "vqa", "--scorer", "vqa", "--gold", "a", "--pred", "b").isRefused(ExitStatus.WRONG_USAGE, "--questions");
	}

	private String[] accuracy(String gold, String predicted, String... more) throws IOException {
		return with(more, "--task", "vqa", "--scorer", "accuracy", "--gold", score.file("gold.csv", gold), "--pred",
				score.file("pred.csv", predicted));
	}

	@Test
	void accuracyCountsClassesAndGroups() throws IOException {
		JsonObject found = score.json(accuracy("id,answer,group\n1,yes,a\n2,no,a\n3,yes,b\n4,green,\n",
				"{\"id\": 3, \"answer\": \"yes\"}\n{\"id\": 1, \"answer\": \"yes\"}\n"
						+ "{\"id\": \"2\", \"answer\": \"yes\"}\n{\"id\": 4, \"answer\": \"no\"}\n"));
		assertEquals(0.5, at(found, "accuracy"));
		assertEquals(0.5, at(found, "consistency"));
		assertEquals(2.0 / 3, at(found, "types/yes/precision"));
		assertEquals(1, at(found, "types/yes/recall"));
		assertEquals(2, at(found, "types/yes/correct"));
		assertEquals(0, at(found, "types/no/precision"));
		assertTrue(found.getAsJsonObject("types").getAsJsonObject("green").get("precision").isJsonNull(), "nothing says green");
		assertFalse(score.json(accuracy("1,yes\n", "1,no\n")).has("consistency"), "there is no group");
	}

	@Test
	void accuracyRefusesIdsThatDoNotMatch() throws IOException {
		score.run(accuracy("1,yes\n2,no\n", "1,yes\n")).isRefused(ExitStatus.BAD_INPUT, "pred.csv", "'2'", "--allow-missing");
		assertEquals(0.5, at(score.json(accuracy("1,yes\n2,no\n", "1,yes\n", "--allow-missing")), "accuracy"));
		score.run(accuracy("1,yes\n", "1,yes\n2,no\n")).isRefused(ExitStatus.BAD_INPUT, "pred.csv", "'2'", "gold.csv");
		score.run(accuracy("1,yes\n1,no\n", "1,yes\n")).isRefused(ExitStatus.BAD_INPUT, "gold.csv:2", "twice");
		score.run(accuracy("", "")).isRefused(ExitStatus.BAD_INPUT, "gold.csv", "is empty");
	}

	private String[] iou(String gold, String predicted, String... more) throws IOException {
		return with(more, "--task", "grounding", "--scorer", "iou", "--gold", score.file("gold.jsonl", gold), "--pred",
				score.file("pred.jsonl", predicted));
	}

	@Test
	void iouIsTheMeanAndTheSharesAboveThresholds() throws IOException {
		String gold = box("a", 0, 0, 10, 10) + box("b", 0, 0, 10, 10) + box("c", 5, 5, 4, 4);
		JsonObject found = score.json(iou(gold, box("c", 5, 5, 4, 4) + box("a", 5, 0, 10, 10) + box("b", 0, 0, 10, 5)));
		assertEquals((1.0 / 3 + 0.5 + 1) / 3, at(found, "meanIou"), TOLERANCE);
		assertEquals(1, at(found, "acc25"));
		assertEquals(2.0 / 3, at(found, "acc50"));
		assertEquals(1.0 / 3, at(found, "acc75"));
		assertEquals(1.0 / 3, at(score.json(iou(gold, box("c", 5, 5, 4, 4), "--allow-missing")), "meanIou"), TOLERANCE);
		score.run(iou(gold, box("c", 5, 5, 4, 4))).isRefused(ExitStatus.BAD_INPUT, "pred.jsonl", "'a' and 1 more");
		score.run(iou(gold, box("c", 5, 5, -4, 4))).isRefused(ExitStatus.BAD_INPUT, "pred.jsonl:1", "negative");
		score.run(iou(gold, gold + box("a", 0, 0, 1, 1))).isRefused(ExitStatus.BAD_INPUT, "pred.jsonl:4", "twice");
	}

	private static String box(String id, int x, int y, int width, int height) {
		return "{\"id\": \"" + id + "\", \"x\": " + x + ", \"y\": " + y + ", \"width\": " + width + ", \"height\": " + height + "}\n";
	}
}
