package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.metrics.chunk.SemEval13.Schema;
import org.lorgnette.metrics.chunk.SemEval13.Variant;

class SemEval13Test {

	@Test
	void countsWhatThePackageCounts() throws IOException {
		for (String block : Golden.blocks("nervaluate-golden.txt")) {
			String[] lines = block.split("\n", 3);
			List<TypedSpan> gold = spans(lines[0].substring("gold ".length()));
			List<TypedSpan> predicted = spans(lines[1].substring("predicted ".length()));
			StringBuilder output = new StringBuilder();
			for (Variant variant : Variant.values()) {
				SemEval13Scores scores = score(variant, gold, predicted);
				output.append(variant.name().toLowerCase(Locale.ROOT)).append(' ').append(print(scores.overall())).append('\n');
				scores.types().forEach((type, counts) -> output.append(type).append(' ').append(print(counts)).append('\n'));
			}
			assertEquals(lines[2], output.toString(), block);
		}
	}

	/** The table of the task's paper, as the package's documentation repeats it. */
	@ParameterizedTest
	@EnumSource
	void reproducesThePublishedTable(Variant variant) {
		List<TypedSpan> gold = List.of(new TypedSpan(0, 1, "BRAND"), new TypedSpan(6, 7, "DRUG"), new TypedSpan(10, 11, "DRUG"),
				new TypedSpan(15, 16, "DRUG"), new TypedSpan(20, 22, "DRUG"), new TypedSpan(26, 27, "GROUP"));
		List<TypedSpan> predicted = List.of(new TypedSpan(3, 4, "BRAND"), new TypedSpan(5, 7, "DRUG"),
				new TypedSpan(10, 11, "BRAND"), new TypedSpan(15, 16, "DRUG"), new TypedSpan(20, 22, "DRUG"),
				new TypedSpan(25, 27, "DRUG"));
		Map<Schema, MatchCounts> scores = score(variant, gold, predicted).overall();
		assertEquals(new MatchCounts(3, 2, 0, 1, 1), scores.get(Schema.TYPE));
		assertEquals(new MatchCounts(3, 0, 2, 1, 1), scores.get(Schema.PARTIAL));
		assertEquals(new MatchCounts(3, 2, 0, 1, 1), scores.get(Schema.EXACT));
		assertEquals(new MatchCounts(2, 3, 0, 1, 1), scores.get(Schema.STRICT));
		assertEquals(4 / 6.0, scores.get(Schema.PARTIAL).precision());
		assertEquals(4 / 6.0, scores.get(Schema.PARTIAL).recall());
		assertEquals(2 / 6.0, scores.get(Schema.STRICT).f1());
		assertEquals(6, scores.get(Schema.STRICT).possible());
		assertEquals(6, scores.get(Schema.STRICT).actual());
	}

	@Test
	void variantsDifferWhereOnePredictionMeetsTwoGold() {
		List<TypedSpan> gold = List.of(new TypedSpan(0, 2, "PER"), new TypedSpan(2, 4, "LOC"));
		List<TypedSpan> predicted = List.of(new TypedSpan(1, 3, "PER"));
		SemEval13Scores v0 = score(Variant.V0, gold, predicted);
		assertEquals(new MatchCounts(0, 2, 0, 0, 0), v0.overall().get(Schema.STRICT));
		assertEquals(new MatchCounts(1, 1, 0, 0, 0), v0.overall().get(Schema.TYPE));
		assertEquals(new MatchCounts(0, 1, 0, 0, 0), v0.types().get("LOC").get(Schema.TYPE));
		SemEval13Scores v1 = score(Variant.V1, gold, predicted);
		assertEquals(new MatchCounts(0, 1, 0, 1, 0), v1.overall().get(Schema.STRICT));
		assertEquals(new MatchCounts(1, 0, 0, 1, 0), v1.overall().get(Schema.TYPE));
		assertEquals(new MatchCounts(0, 0, 0, 1, 0), v1.types().get("LOC").get(Schema.TYPE));
	}

	/** The example of the package's documentation for version 1. */
	@Test
	void scoresTheDocumentedTagExample() {
		SemEval13 scorer = new SemEval13(Variant.V1);
		scorer.addTags(List.of("O", "B-PER", "I-PER", "O", "O", "O", "B-ORG", "I-ORG"),
				List.of("O", "O", "B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG"));
		scorer.addTags(List.of("O", "B-LOC", "B-PER", "I-PER", "O", "O", "B-DATE"),
				List.of("O", "B-LOC", "I-LOC", "B-PER", "O", "O", "B-DATE"));
		SemEval13Scores scores = scorer.result();
		assertEquals(new MatchCounts(5, 0, 0, 0, 0), scores.overall().get(Schema.TYPE));
		assertEquals(new MatchCounts(2, 3, 0, 0, 0), scores.overall().get(Schema.EXACT));
		assertEquals(new MatchCounts(2, 0, 3, 0, 0), scores.overall().get(Schema.PARTIAL));
		assertEquals(new MatchCounts(0, 2, 0, 0, 0), scores.types().get("PER").get(Schema.STRICT));
		assertEquals(0.7, scores.overall().get(Schema.PARTIAL).f1(), 1e-15);
	}

	@Test
	void touchingSpansDoNotOverlap() {
		for (Variant variant : Variant.values()) {
			SemEval13Scores scores = score(variant, List.of(new TypedSpan(0, 5, "A")), List.of(new TypedSpan(5, 8, "A")));
			assertEquals(new MatchCounts(0, 0, 0, 1, 1), scores.overall().get(Schema.PARTIAL));
		}
	}

	@ParameterizedTest
	@EnumSource
	void mergingIsCountingTheMergeAndStrictIsHardest(Variant variant) {
		Random random = new Random(8);
		SemEval13 whole = new SemEval13(variant);
		SemEval13Scores sum = new SemEval13(variant).result();
		for (int round = 0; round < 300; round++) {
			List<String> gold = RandomTags.sentence(random, RandomTags.IOB, 10);
			List<String> predicted = RandomTags.noisy(random, RandomTags.IOB, gold);
			whole.addTags(gold, predicted);
			SemEval13 part = new SemEval13(variant);
			part.addTags(gold, predicted);
			sum = sum.plus(part.result());
			Map<Schema, MatchCounts> scores = part.result().overall();
			assertTrue(scores.get(Schema.STRICT).correct() <= scores.get(Schema.EXACT).correct());
			assertTrue(scores.get(Schema.EXACT).f1() <= scores.get(Schema.PARTIAL).f1() + 1e-12);
			assertTrue(scores.get(Schema.STRICT).correct() <= scores.get(Schema.TYPE).correct());
		}
		assertEquals(whole.result(), sum);
		assertEquals(300, sum.documents());
	}

	@Test
	void version1MatchesOneToOne() {
		Random random = new Random(9);
		for (int round = 0; round < 300; round++) {
			List<TypedSpan> gold = randomSpans(random);
			List<TypedSpan> predicted = randomSpans(random);
			for (MatchCounts counts : score(Variant.V1, gold, predicted).overall().values()) {
				assertEquals(gold.size(), counts.possible());
				assertEquals(predicted.size(), counts.actual());
			}
		}
	}

	private static List<TypedSpan> randomSpans(Random random) {
		List<TypedSpan> spans = new ArrayList<>();
		for (int i = random.nextInt(6); i > 0; i--) {
			int begin = random.nextInt(20);
			spans.add(new TypedSpan(begin, begin + 1 + random.nextInt(8), random.nextBoolean() ? "A" : "B"));
		}
		return spans;
	}

	private static SemEval13Scores score(Variant variant, List<TypedSpan> gold, List<TypedSpan> predicted) {
		SemEval13 scorer = new SemEval13(variant);
		scorer.add(gold, predicted);
		return scorer.result();
	}

	private static List<TypedSpan> spans(String text) {
		List<TypedSpan> spans = new ArrayList<>();
		for (String span : text.isEmpty() ? new String[0] : text.split(";")) {
			String[] parts = span.split(",");
			spans.add(new TypedSpan(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
		}
		return spans;
	}

	private static String print(Map<Schema, MatchCounts> scores) {
		StringJoiner row = new StringJoiner(" ");
		for (Schema schema : Schema.values()) {
			MatchCounts counts = scores.get(schema);
			row.add(counts.correct() + "/" + counts.incorrect() + "/" + counts.partial() + "/" + counts.missed() + "/"
					+ counts.spurious() + String.format(Locale.ROOT, "=%.6f", counts.f1()));
		}
		return row.toString();
	}
}
