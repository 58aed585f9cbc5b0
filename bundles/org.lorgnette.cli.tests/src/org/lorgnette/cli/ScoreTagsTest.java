package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lorgnette.cli.ScoreRun.at;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.metrics.chunk.ChunkScores;
import org.lorgnette.metrics.chunk.Conlleval;
import org.lorgnette.metrics.chunk.Seqeval;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.testing.Corpora;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ScoreTagsTest {

	/** Gold: PER 0-2, LOC 3; PER 0-1. Predicted: PER 0-2, ORG 3; nothing. */
	private static final String TABLE =
			"Élodie B-PER B-PER\nMartin I-PER I-PER\nvit O O\nParis B-LOC B-ORG\n\nBob B-PER O\ndort O O\n";

	@TempDir
	private Path folder;
	private ScoreRun score;

	@BeforeEach
	void setUp() {
		score = new ScoreRun(folder);
	}

	private JsonObject ner(String scorer, String table, String... more) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of("--task", "ner", "--scorer", scorer, "--columns", score.file("table.txt", table)));
		arguments.addAll(List.of(more));
		return score.json(arguments.toArray(String[]::new));
	}

	@Test
	void conllevalCountsTheSampleAsThePerlScriptDoes() throws IOException {
		Path sample = Corpora.require("scorer-examples/conll2000-sample.txt");
		JsonObject expected = JsonParser
				.parseString(Files.readString(Corpora.require("scorer-examples/conll2000-sample.expected.json"))).getAsJsonObject();
		JsonObject found = score.json("--task", "ner", "--scorer", "conlleval", "--columns", sample.toString());
		assertEquals(expected.get("tokens").getAsInt(), at(found, "tokens"));
		assertEquals(expected.get("gold").getAsInt(), at(found, "gold"));
		assertEquals(expected.get("pred").getAsInt(), at(found, "predicted"));
		assertEquals(expected.get("correct").getAsInt(), at(found, "correct"));
		for (String ratio : List.of("accuracy", "precision", "recall", "f1")) {
			assertEquals(expected.get(ratio).getAsDouble(), Math.round(1e4 * at(found, ratio)) / 100.0, ratio);
		}
		String text = score.run("--task", "ner", "--scorer", "conlleval", "--columns", sample.toString()).isDone().out();
		assertTrue(text.startsWith("processed 961 tokens with 459 phrases; found: 539 phrases; correct: 371.\n"
				+ "accuracy:  84.08%; precision:  68.83%; recall:  80.83%; FB1:  74.35\n"), text);
	}

	@Test
	void conllevalSaysEveryKeyOfTheContract() throws IOException {
		JsonObject found = ner("conlleval", TABLE);
		assertEquals(Set.of("tokens", "sentences", "gold", "predicted", "correct", "accuracy", "precision", "recall", "f1", "types",
				"macro"), found.keySet());
		assertEquals(6, at(found, "tokens"));
		assertEquals(2, at(found, "sentences"));
		assertEquals(4.0 / 6, at(found, "accuracy"));
		assertEquals(1.0 / 2, at(found, "precision"));
		assertEquals(1.0 / 3, at(found, "recall"));
		assertEquals(2 * (1.0 / 2) * (1.0 / 3) / (1.0 / 2 + 1.0 / 3), at(found, "f1"));
		assertEquals(Set.of("gold", "predicted", "correct", "precision", "recall", "f1"),
				found.getAsJsonObject("types").getAsJsonObject("PER").keySet());
		assertEquals(Set.of("LOC", "ORG", "PER"), found.getAsJsonObject("types").keySet());
		assertEquals(1.0 / 2, at(found, "types/PER/recall"));
		assertEquals(0, at(found, "types/LOC/precision"), "the script prints 0 where nothing was predicted");
		assertEquals(Set.of("precision", "recall", "f1"), found.getAsJsonObject("macro").keySet());
		assertEquals(1.0 / 3, at(found, "macro/precision"));
	}

	@Test
	void documentStartsAreTokensAndBoundaryRowsAreNot() throws IOException {
		String table = "-DOCSTART- -X- O O\n\nEU NNP B-ORG B-ORG\n-X- NNP B-ORG B-ORG\nEU NNP I-ORG I-ORG\n\n-DOCSTART- -X- O O\n";
		JsonObject found = ner("conlleval", table);
		assertEquals(4, at(found, "tokens"));
		assertEquals(2, at(found, "gold"), "the boundary row ends the chunk");
		assertEquals(4, at(found, "sentences"));
		assertEquals(1, at(ner("conlleval", "-DOCSTART- O O\na O O\nb O O\n"), "sentences"), "only blank lines end sentences");
	}

	@Test
	void rowsAreReadWhateverTheirLineEndsMarksAndSeparators() throws IOException {
		JsonObject plain = ner("conlleval", TABLE);
		assertEquals(plain, ner("conlleval", "\uFEFF" + TABLE.replace("\n", "\r\n")));
		assertEquals(plain, ner("conlleval", TABLE.replace(' ', '\t')));
		assertEquals(plain, ner("conlleval", TABLE.replace(" ", "   ").replace("\n\n", "\n \t\n\n")));
		assertEquals(plain, ner("conlleval", "# id = 1\n" + TABLE + "# end = 1\n"), "comments are no tokens");
		assertEquals(plain, ner("conlleval", TABLE.stripTrailing()));
		assertEquals(plain, ner("conlleval", TABLE.replaceAll("(?m)^\\S+ ", "")), "two columns suffice");
		assertEquals(plain, ner("conlleval", TABLE.replace("Martin", "#")), "a hash sign can be a token");
		assertEquals(plain, score.reading(TABLE).json("--task", "ner", "--scorer", "conlleval", "--columns", "-"));
		String latin = score.file("latin.txt", TABLE.getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(plain, score.json("--task", "ner", "--scorer", "conlleval", "--columns", latin, "--encoding", "ISO-8859-1"));
		assertEquals(plain, ner("conlleval", TABLE.replaceAll("(?m)(\\S+) (\\S+) (\\S+)$", "$1 $3 $2 x"), "--gold-column", "2",
				"--pred-column", "-3"));
	}

	@Test
	void twoFilesAreScoredAsOne() throws IOException {
		String gold = score.file("gold.txt", TABLE.replaceAll("(?m) \\S+$", ""));
		String predicted = score.file("pred.txt", TABLE.replaceAll("(?m) \\S+ (\\S+)$", "\t$1").replace("\n\n", "\n\n\n"));
		for (String scorer : List.of("conlleval", "seqeval", "semeval13")) {
			assertEquals(ner(scorer, TABLE), score.json("--task", "ner", "--scorer", scorer, "--gold", gold, "--pred", predicted));
		}
	}

	@Test
	void filesThatDoNotBelongTogetherAreNamedWithTheirLines() throws IOException {
		String gold = score.file("gold.txt", "a O\nb O\n\nc O\n");
		refusedPair(gold, "a O\nB O\n\nc O\n", "pred.txt:2", "gold.txt:2", "'B'", "'b'");
		refusedPair(gold, "a O\nb O\n", "pred.txt:2", "gold.txt:4");
		refusedPair(gold, "a O\nb O\n\nc O\nd O\n", "gold.txt:4", "pred.txt:5");
		refusedPair(gold, "a O\nb O\nc O\n", "pred.txt:3", "gold.txt:4", "blank lines");
		refusedPair(gold, "O\nO\n\nO\n", "pred.txt:1", "one column");
		refusedPair(gold, "", "pred.txt", "is empty");
	}

	private void refusedPair(String gold, String predicted, String... parts) throws IOException {
		score.run("--task", "ner", "--scorer", "conlleval", "--gold", gold, "--pred", score.file("pred.txt", predicted))
				.isRefused(ExitStatus.BAD_INPUT, parts);
	}

	@Test
	void brokenTablesAreNamedWithFileAndLine() throws IOException {
		refused("a B-PER O\nb O\nc O O\n", "table.txt:2", "2 columns", "3");
		refused("a O O\nb O O\nc x O O\nd O O\n", "table.txt:3", "4 columns");
		refused("O\nB-PER\n", "table.txt:1", "one column");
		refused("", "table.txt", "is empty");
		refused("\n \n\n", "table.txt", "is empty");
		refused("a\tO\tO\nb\t\tO\n", "table.txt:2", "gold tag is empty");
		String latin = score.file("latin.txt", TABLE.getBytes(StandardCharsets.ISO_8859_1));
		score.run("--task", "ner", "--scorer", "conlleval", "--columns", latin).isRefused(ExitStatus.BAD_INPUT, "latin.txt:1", "UTF-8");
		score.run("--task", "ner", "--scorer", "seqeval", "--columns", folder.resolve("none.txt").toString())
				.isRefused(ExitStatus.BAD_INPUT, "none.txt", "no such file");
		score.run("--task", "ner", "--scorer", "seqeval", "--columns", folder.toString()).isRefused(ExitStatus.BAD_INPUT, "folder");
		score.run("--task", "ner", "--scorer", "seqeval", "--columns", score.file("t.txt", "a O O\n"), "--gold-column", "3")
				.isRefused(ExitStatus.BAD_INPUT, "t.txt:1", "no column 3");
	}

	private void refused(String table, String... parts) throws IOException {
		score.run("--json", "--task", "ner", "--scorer", "conlleval", "--columns", score.file("table.txt", table))
				.isRefused(ExitStatus.BAD_INPUT, parts);
	}

	@Test
	void seqevalReadsTagsByTheSchemeIfOneIsGiven() throws IOException {
		String table = "a I-PER I-PER\nb I-PER I-PER\nc O O\nd B-LOC B-LOC\n";
		assertEquals(2, at(ner("seqeval", table), "correct"));
		JsonObject strict = ner("seqeval", table, "--scheme", "iob2");
		assertEquals(1, at(strict, "gold"), "a chunk must begin with B");
		assertEquals(1, at(strict, "correct"));
		assertEquals(1.0, at(strict, "macro/f1"));
		score.run("--task", "ner", "--scorer", "seqeval", "--scheme", "iob2", "--columns",
				score.file("bioes.txt", "a O O\n\nb O O\nc S-PER B-PER\n")).isRefused(ExitStatus.BAD_INPUT, "bioes.txt:4", "'S-PER'", "gold");
	}

	@Test
	void semeval13CountsTheFourSchemas() throws IOException {
		JsonObject found = ner("semeval13", TABLE);
		assertEquals(Set.of("strict", "exact", "partial", "type", "types"), found.keySet());
		assertEquals(Set.of("correct", "incorrect", "partial", "missed", "spurious", "possible", "actual", "precision", "recall", "f1"),
				found.getAsJsonObject("strict").keySet());
		assertEquals(1, at(found, "strict/correct"));
		assertEquals(1, at(found, "strict/incorrect"));
		assertEquals(1, at(found, "strict/missed"));
		assertEquals(2, at(found, "exact/correct"));
		assertEquals(2.0 / 3, at(found, "exact/recall"));
		assertEquals(1, at(found, "types/LOC/strict/incorrect"), "version 0 counts a wrong type for the gold's");
		JsonObject one = ner("semeval13", TABLE, "--variant", "v1");
		assertEquals(0, at(one, "types/LOC/strict/incorrect"));
		assertEquals(1, at(one, "types/LOC/strict/missed"));
		assertEquals(1, at(one, "types/ORG/strict/spurious"));
	}

	/** Text without sentence breaks is scored in parts, which must not show, whatever the tags. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void longTextsAreScoredAsAWhole(long seed) throws IOException {
		Random random = new Random(seed);
		List<String> tags = seed % 2 == 0 ? List.of("O", "B-X", "I-X", "B-Y", "I-Y", "E-X")
				: List.of("B-X", "I-X", "B-X", "I-X", "B-Y", "I-Y");
		List<String> gold = new ArrayList<>();
		List<String> predicted = new ArrayList<>();
		StringBuilder table = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			gold.add(tags.get(random.nextInt(tags.size())));
			predicted.add(random.nextInt(4) > 0 ? gold.getLast() : tags.get(random.nextInt(tags.size())));
			table.append("w ").append(gold.getLast()).append(' ').append(predicted.getLast()).append('\n');
		}
		Conlleval conlleval = new Conlleval();
		conlleval.add(gold, predicted);
		assertSame(conlleval.result(), ner("conlleval", table.toString()));
		Seqeval lenient = Seqeval.lenient();
		lenient.add(gold, predicted);
		assertSame(lenient.result(), ner("seqeval", table.toString()));
		if (!tags.contains("E-X")) {
			Seqeval strict = Seqeval.strict(TagScheme.IOB1);
			strict.add(gold, predicted);
			assertSame(strict.result(), ner("seqeval", table.toString(), "--scheme", "iob1"));
		}
	}

	private static void assertSame(ChunkScores expected, JsonObject found) {
		assertEquals(expected.tokens(), at(found, "tokens"));
		assertEquals(expected.sentences(), at(found, "sentences"));
		assertEquals(expected.accuracy(), at(found, "accuracy"));
		assertEquals(expected.overall().gold(), at(found, "gold"));
		assertEquals(expected.overall().predicted(), at(found, "predicted"));
		assertEquals(expected.overall().correct(), at(found, "correct"));
		expected.types().forEach((type, counts) -> assertEquals(counts.f1(), at(found, "types/" + type + "/f1")));
	}

	@Test
	void aRowThatIsTooShortIsTheOneNamed() throws IOException {
		refusesRow("a O O\nb\n", ":2: has one column, but most rows have 3");
		refusesRow("a O O\nb\nc\n", ":2: has one column; expected");
	}

	private void refusesRow(String table, String... parts) throws IOException {
		score.run("--task", "ner", "--scorer", "conlleval", "--columns", score.file("rows.txt", table)).isRefused(ExitStatus.BAD_INPUT,
				parts);
	}
}
