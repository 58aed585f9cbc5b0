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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ScoreTextTest {

	private static final String REFERENCES = "Le conseil a adopté le budget « mardi », après un long débat.\n"
			+ "L'élève n'a rien dit.\n";
	private static final String HYPOTHESES = "Mardi, le budget a été adopté par le conseil.\nL’élève n’a rien dit !\n";

	@TempDir
	private Path folder;
	private ScoreRun score;

	@BeforeEach
	void setUp() {
		score = new ScoreRun(folder);
	}

	private String[] text(String scorer, String references, String hypotheses, String... more) throws IOException {
		List<String> all = new ArrayList<>(List.of("--task", "text", "--scorer", scorer, "--gold", score.file("refs.txt", references),
				"--pred", score.file("hyps.txt", hypotheses)));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	/** The numbers are those that sacreBLEU 2 gives. */
	@Test
	void corpusScoresAreSacreBleus() throws IOException {
		JsonObject bleu = score.json(text("bleu", REFERENCES, HYPOTHESES));
		assertEquals(7.449286763629714, at(bleu, "score"), 1e-9);
		assertEquals(0.7788007830714049, at(bleu, "brevityPenalty"), 1e-12);
		assertEquals(4, bleu.getAsJsonArray("precisions").size());
		assertEquals(56.25, bleu.getAsJsonArray("precisions").get(0).getAsDouble());
		assertEquals(43.9800712559434, at(score.json(text("chrf", REFERENCES, HYPOTHESES)), "score"), 1e-9);
		assertEquals(40.298323720105834, at(score.json(text("chrf", REFERENCES, HYPOTHESES, "--word-order", "2")), "score"), 1e-9);
		assertEquals(88.23529411764706, at(score.json(text("ter", REFERENCES, HYPOTHESES)), "score"), 1e-9);
	}

	/** The numbers are those that ROUGE-1.5.5 gives. */
	@Test
	void rougeIsThatOfTheScript() throws IOException {
		String reference = "The committee approved the budget on Tuesday, after a long debate.\n";
		String hypothesis = "After long debates, the committee's budget was approved Tuesday.\n";
		JsonObject plain = score.json(text("rouge", reference, hypothesis));
		assertEquals(0.7, at(plain, "rouge1/precision"));
		assertEquals(0.63636, at(plain, "rouge1/recall"));
		assertEquals(0.66666, at(plain, "rouge1/f1"));
		assertEquals(0.10526, at(plain, "rouge2/f1"));
		assertEquals(0.38095, at(plain, "rougeL/f1"));
		assertEquals(0.8, at(score.json(text("rouge", reference, hypothesis, "--stem")), "rouge1/precision"));
		JsonObject two = score.json(text("rouge", reference + "x\n", hypothesis + "y\n"));
		assertEquals(0.35, at(two, "rouge1/precision"), 1e-12, "the mean over pairs");
	}

	@Test
	void itemsAreWrittenOneALine() throws IOException {
		Path items = folder.resolve("items.jsonl");
		score.json(text("bleu", REFERENCES, HYPOTHESES, "--per-item", items.toString()));
		List<String> lines = Files.readAllLines(items);
		assertEquals(2, lines.size());
		JsonObject second = JsonParser.parseString(lines.get(1)).getAsJsonObject();
		assertEquals(2, second.get("line").getAsInt());
		assertTrue(at(second, "score") > 0);
		score.json(text("rouge", REFERENCES, HYPOTHESES, "--per-item", items.toString()));
		assertTrue(at(JsonParser.parseString(Files.readAllLines(items).getFirst()).getAsJsonObject(), "rougeL/recall") > 0);
	}

	@Test
	void linesAreAlignedWhateverTheirEnds() throws IOException {
		JsonObject plain = score.json(text("bleu", REFERENCES, HYPOTHESES));
		assertEquals(plain, score.json(text("bleu", "\uFEFF" + REFERENCES.replace("\n", "\r\n"), HYPOTHESES.stripTrailing())));
		Path items = folder.resolve("items.jsonl");
		score.run(text("ter", REFERENCES, HYPOTHESES + "more\nand more\n", "--per-item", items.toString()))
				.isRefused(ExitStatus.BAD_INPUT, "refs.txt:2", "hyps.txt", "4 lines");
		assertFalse(Files.exists(items));
		score.run(text("chrf", REFERENCES + "\n", HYPOTHESES)).isRefused(ExitStatus.BAD_INPUT, "hyps.txt:2", "refs.txt", "3 lines");
		score.run(text("rouge", "", "")).isRefused(ExitStatus.BAD_INPUT, "refs.txt", "is empty");
		String latin = score.file("latin.txt", REFERENCES.getBytes(StandardCharsets.ISO_8859_1));
		score.run("--task", "text", "--scorer", "bleu", "--gold", latin, "--pred", latin).isRefused(ExitStatus.BAD_INPUT, "latin.txt:1",
				"UTF-8");
	}
}
