package org.lorgnette.metrics.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.python.GoldenCases;
import org.lorgnette.metrics.python.GoldenCases.Case;
import org.lorgnette.testing.Corpora;

/** Random inputs, the organisers' own example, and what semeval2010_task8_scorer-v1.2.pl prints for them. */
class SemEval2010GoldenTest {

	@Test
	void agreesWithTheOfficialScorerCharacterByCharacter() throws IOException {
		List<Case> cases = GoldenCases.read(SemEval2010GoldenTest.class, "semeval2010-golden.txt");
		assertFalse(cases.isEmpty());
		cases.forEach(SemEval2010GoldenTest::check);
	}

	static void check(Case golden) {
		SemEval2010 counts = SemEval2010.count(labels(golden, "key"), labels(golden, "proposed"));
		// a tab separates fields here, and precision from recall there
		String expected = golden.all("text").stream().map(fields -> String.join("\t", fields) + "\n")
				.collect(Collectors.joining());
		assertEquals(expected, SemEval2010Report.render(counts), golden.name());
		List<List<Double>> numbers = Stream.of(counts.directed18(), counts.undirected(), counts.official())
				.map(SemEval2010GoldenTest::averages).toList();
		assertEquals(golden.all("full").stream().map(fields -> fields.stream().map(Double::valueOf).toList()).toList(), numbers,
				golden.name());
	}

	private static List<LabelledSentence> labels(Case golden, String kind) {
		return golden.all(kind).stream().map(fields -> new LabelledSentence(fields.get(0), fields.get(1))).toList();
	}

	private static List<Double> averages(SemEval2010Evaluation evaluation) {
		SemEval2010Evaluation.Macro macro = evaluation.macro().orElseThrow();
		SemEval2010Evaluation.Result micro = evaluation.micro();
		return List.of(macro.precision(), macro.recall(), macro.f1(), micro.precision(), micro.recall(), micro.f1());
	}

	@Test
	void reproducesTheExampleOfTheOrganisers() throws IOException {
		Path example = Corpora.require("re/semeval2010-8/scorer-example");
		SemEval2010 counts = SemEval2010.count(read(example.resolve("answer_key1.txt")),
				read(example.resolve("proposed_answer1.txt")));
		assertEquals(Files.readString(example.resolve("result_scores1.txt"), StandardCharsets.UTF_8).replace("\r", ""),
				SemEval2010Report.render(counts));
	}

	private static List<LabelledSentence> read(Path file) throws IOException {
		return Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(line -> line.strip().split("\t"))
				.map(fields -> new LabelledSentence(fields[0], fields[1])).toList();
	}
}
