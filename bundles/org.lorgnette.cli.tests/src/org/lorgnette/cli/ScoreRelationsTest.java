package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lorgnette.cli.ScoreRun.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonObject;

class ScoreRelationsTest {

	private static final String GOLD = """
			[{"tokens": ["Ann", "lives", "in", "Rome"], "orig_id": "x",
			"entities": [{"type": "Peop", "start": 0, "end": 1}, {"type": "Loc", "start": 3, "end": 4}],
			"relations": [{"type": "Live_In", "head": 0, "tail": 1}]},
			{"tokens": ["Bob"], "orig_id": "y", "entities": [{"type": "Peop", "start": 0, "end": 1}], "relations": []}]""";
	/** Without ids, as SpERT writes predictions; Rome has the wrong type. */
	private static final String PREDICTED = """
			[{"tokens": ["Ann", "lives", "in", "Rome"],
			"entities": [{"type": "Peop", "start": 0, "end": 1}, {"type": "Org", "start": 3, "end": 4}],
			"relations": [{"type": "Live_In", "head": 0, "tail": 1}]},
			{"tokens": ["Bob"], "entities": [{"type": "Peop", "start": 0, "end": 1}], "relations": []}]""";

	@TempDir
	private Path folder;
	private ScoreRun score;

	@BeforeEach
	void setUp() {
		score = new ScoreRun(folder);
	}

	private String[] strict(String gold, String predicted, String... more) throws IOException {
		return arguments("strict", score.file("gold.json", gold), score.file("pred.json", predicted), more);
	}

	private static String[] arguments(String scorer, String gold, String predicted, String... more) {
		List<String> all = new ArrayList<>(List.of("--task", "relations", "--scorer", scorer, "--gold", gold, "--pred", predicted));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	@Test
	void strictTellsBoundariesFromTypes() throws IOException {
		JsonObject found = score.json(strict(GOLD, PREDICTED));
		assertEquals(Set.of("entities", "boundary", "strict"), found.keySet());
		assertEquals(Set.of("precision", "recall", "f1", "gold", "predicted", "correct", "macro", "types"),
				found.getAsJsonObject("strict").keySet());
		assertEquals(3, at(found, "entities/gold"));
		assertEquals(2, at(found, "entities/correct"));
		assertEquals(1, at(found, "entities/types/Peop/f1"));
		assertEquals(1.0 / 3, at(found, "entities/macro/f1"), 1e-12);
		assertEquals(1, at(found, "boundary/f1"));
		assertEquals(0, at(found, "strict/f1"));
		assertEquals(1, at(found, "strict/types/Live_In/predicted"));
	}

	@Test
	void symmetricRelationsHaveNoOrder() throws IOException {
		String turned = GOLD.replace("\"head\": 0, \"tail\": 1", "\"head\": 1, \"tail\": 0");
		assertEquals(0, at(score.json(strict(GOLD, turned)), "strict/f1"));
		assertEquals(1, at(score.json(strict(GOLD, turned, "--symmetric", "Kill,Live_In")), "strict/f1"));
	}

	@Test
	void bratFoldersAreCompared() throws IOException {
		Path gold = Files.createDirectory(folder.resolve("gold"));
		Path predicted = Files.createDirectory(folder.resolve("pred"));
		for (Path side : List.of(gold, predicted)) {
			Files.writeString(side.resolve("a.txt"), "Élise vit à Nice.\n");
			Files.writeString(side.resolve("a.ann"), "T1\tPER 0 5\tÉlise\nT2\tLOC 12 16\tNice\nR1\tvit Arg1:T1 Arg2:T2\n");
		}
		Files.writeString(predicted.resolve("a.ann"), 
				"T1\tLOC 12 16\tNice\nT2\tPER 0 5\tÉlise\nR1\tvit Arg1:T2 Arg2:T1\nR2\tvit Arg1:T1 Arg2:T2\n");
		JsonObject found = score.json(arguments("strict", gold.toString(), predicted.toString()));
		assertEquals(1, at(found, "entities/f1"));
		assertEquals(0.5, at(found, "strict/precision"));
		assertEquals(1, at(found, "strict/recall"));
		Files.writeString(predicted.resolve("a.txt"), "Elise vit à Nice.\n");
		Files.writeString(predicted.resolve("a.ann"), "");
		score.run(arguments("strict", gold.toString(), predicted.toString())).isRefused(ExitStatus.BAD_INPUT, "texts", "differ");
	}

	@Test
	void strictRefusesWhatDoesNotBelongTogether() throws IOException {
		score.run(strict(GOLD, "[" + PREDICTED.substring(PREDICTED.indexOf("{\"tokens\": [\"Bob\"]")))).isRefused(ExitStatus.BAD_INPUT,
				"pred.json", "gold.json");
		score.run(strict(GOLD, "hello\n")).isRefused(ExitStatus.BAD_INPUT, "pred.json", "--format");
		score.run(strict(GOLD, GOLD.substring(0, 150))).isRefused(ExitStatus.BAD_INPUT, "pred.json");
		score.run(strict(GOLD, GOLD, "--format", "spart")).isRefused(ExitStatus.WRONG_USAGE, "spert");
		score.run(arguments("strict", folder.resolve("no.json").toString(), folder.resolve("no.json").toString()))
				.isRefused(ExitStatus.BAD_INPUT, "no.json", "no such file");
	}

	@Test
	void semeval2010PrintsWhatTheOfficialScorerPrints() throws IOException {
		Path example = Corpora.require("re/semeval2010-8/scorer-example");
		String[] arguments = arguments("semeval2010", example.resolve("answer_key1.txt").toString(),
				example.resolve("proposed_answer1.txt").toString());
		assertEquals(Files.readString(example.resolve("result_scores1.txt")).replace("\r", ""), score.run(arguments).isDone().out());
		JsonObject found = score.json(arguments);
		assertEquals(64.09, at(found, "macroF1"), 0.005);
		assertEquals(100 * 20.0 / 30, at(found, "accuracy"), 1e-9);
		assertEquals(100 * 2.0 / 3, at(found, "types/Cause-Effect/precision"), 1e-9);
		assertEquals(100 * 2.0 / 6, at(found, "types/Cause-Effect/recall"), 1e-9);
		assertEquals(54.49, at(found, "directed18/macroF1"), 0.005);
		assertEquals(40, at(found, "directed18/types/Cause-Effect(e2,e1)/f1"), 1e-9);
		assertEquals(72.20, at(found, "undirected/macroF1"), 0.005);
		assertEquals(100 * 23.0 / 30, at(found, "undirected/accuracy"), 1e-9);
	}

	@Test
	void semeval2010RefusesWhatTheOfficialScorerRefuses() throws IOException {
		String key = score.file("key.txt", "1\tOther\n2\tCause-Effect(e1,e2)\n");
		refused(key, "1\tOther\n3\tOther\n", "out.txt:2", "sentence 3", "key.txt");
		refused(key, "1\tOther\n\n2\tCause-Effekt(e1,e2)\n", "out.txt:3", "Cause-Effect(e1,e2)?");
		refused(key, "1\tOther\n1\tOther\n", "out.txt:2", "twice", "line 1");
		refused(key, "1 Other\n", "out.txt:1", "tab");
		score.run(arguments("semeval2010", score.file("empty.txt", ""), key)).isRefused(ExitStatus.BAD_INPUT, "empty.txt", "is empty");
		refused(key, "", "out.txt", "is empty");
		refused(key, "\n\n", "out.txt", "is empty");
	}

	private void refused(String key, String proposed, String... parts) throws IOException {
		score.run(arguments("semeval2010", key, score.file("out.txt", proposed))).isRefused(ExitStatus.BAD_INPUT, parts);
	}
}
