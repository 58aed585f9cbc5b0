package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

class SeqevalTest {

	private static final List<TagScheme> STRICT = List.of(TagScheme.IOB1, TagScheme.IOB2, TagScheme.IOE1, TagScheme.IOE2,
			TagScheme.BIOES, TagScheme.BILOU);

	@Test
	void countsWhatThePackageCounts() throws IOException {
		for (Golden golden : Golden.read("seqeval-golden.txt")) {
			StringBuilder lines = new StringBuilder();
			lines.append("default ").append(print(score(Seqeval.lenient(), golden))).append('\n');
			for (TagScheme scheme : STRICT) {
				try {
					lines.append(scheme + " " + print(score(Seqeval.strict(scheme), golden)) + "\n");
				} catch (IllegalTagException e) {
					assertTrue(!golden.output().contains(scheme + " "), () -> scheme + " refuses " + golden.gold());
				}
			}
			lines.append("detect " + Seqeval.detect(golden.gold()).map(TagScheme::name).orElse("none") + "\n");
			assertEquals(golden.output(), lines.toString(), () -> golden.gold() + " / " + golden.predicted());
		}
	}

	/** The example of the package's own documentation. */
	@Test
	void scoresTheDocumentedExample() {
		Seqeval scorer = Seqeval.lenient();
		scorer.add(List.of("O", "O", "O", "B-MISC", "I-MISC", "I-MISC", "O"),
				List.of("O", "O", "B-MISC", "I-MISC", "I-MISC", "I-MISC", "O"));
		scorer.add(List.of("B-PER", "I-PER", "O"), List.of("B-PER", "I-PER", "O"));
		ChunkScores scores = scorer.result();
		assertEquals(0.5, scores.overall().f1());
		assertEquals(0.8, scores.accuracy());
		assertEquals(new Average(0.5, 0.5, 0.5), scores.macro());
		assertEquals(new Average(0.5, 0.5, 0.5), scores.weighted());
	}

	@Test
	void strictReadsWhatTheSchemeWrites() {
		Random random = new Random(5);
		// IOE1 is left out: seqeval ends no chunk that only I O writes before an E of another type.
		for (TagScheme scheme : List.of(TagScheme.IOB1, TagScheme.IOB2, TagScheme.IOE2, TagScheme.BIOES, TagScheme.BILOU)) {
			for (int round = 0; round < 200; round++) {
				List<Chunk> chunks = chunks(random);
				List<String> tags = scheme.encode(chunks, 20);
				Seqeval scorer = Seqeval.strict(scheme);
				scorer.add(tags, tags);
				assertEquals(new ChunkScore(chunks.size(), chunks.size(), chunks.size()), scorer.result().overall(),
						() -> scheme + " " + tags);
			}
		}
	}

	private static List<Chunk> chunks(Random random) {
		List<Chunk> chunks = new ArrayList<>();
		for (int begin = random.nextInt(3); begin < 17; begin = chunks.getLast().end() + random.nextInt(3)) {
			chunks.add(new Chunk(begin, begin + 1 + random.nextInt(3), random.nextBoolean() ? "LOC" : "PER"));
		}
		return chunks;
	}

	@Test
	void strictIgnoresWhatBreaksTheScheme() {
		List<String> tags = List.of("I-PER", "O", "B-LOC", "I-PER");
		Seqeval lenient = Seqeval.lenient();
		lenient.add(tags, tags);
		assertEquals(3, lenient.result().overall().gold());
		Seqeval strict = Seqeval.strict(TagScheme.IOB2);
		strict.add(tags, tags);
		assertEquals(new ChunkScore(1, 1, 1), strict.result().overall());
	}

	@Test
	void illegalTagIsNamedWithItsPlace() {
		Seqeval scorer = Seqeval.strict(TagScheme.IOB2);
		scorer.add(List.of("O"), List.of("O"));
		IllegalTagException error = assertThrows(IllegalTagException.class,
				() -> scorer.add(List.of("B-PER", "O"), List.of("B-PER", "S-PER")));
		assertEquals(1, error.sentenceIndex());
		assertEquals(1, error.tokenIndex());
		assertEquals("S-PER", error.tag());
		assertEquals(IllegalTagException.Side.PREDICTED, error.side());
		assertTrue(error.getMessage().startsWith("sentence 2, token 2: illegal predicted tag 'S-PER'; IOB2 tags begin with"),
				error.getMessage());
		assertEquals(ChunkScore.ZERO, scorer.result().overall());
		assertThrows(IllegalTagException.class, () -> Seqeval.lenient().add(List.of("O"), List.of("")));
		assertThrows(IllegalArgumentException.class, () -> Seqeval.strict(TagScheme.IO));
	}

	@Test
	void detectsAsThePackageDoes() {
		assertEquals(Optional.of(TagScheme.IOB2), Seqeval.detect(List.of(List.of("O", "B-PER"), List.of("I-PER"))));
		assertEquals(Optional.of(TagScheme.BILOU), Seqeval.detect(List.of(List.of("U-PER"))));
		assertEquals(Optional.empty(), Seqeval.detect(List.of(List.of("O", "I-PER"))));
		assertEquals(Optional.empty(), Seqeval.detect(List.of(List.of("O", "S-PER"))));
	}

	@Test
	void mergingIsCountingTheMerge() {
		Random random = new Random(6);
		List<String> legal = List.of("O", "B-PER", "I-PER", "E-PER", "S-PER", "B", "I", "I-LOC", "S-LOC");
		for (int round = 0; round < 200; round++) {
			Seqeval whole = Seqeval.lenient();
			ChunkScores sum = ChunkScores.EMPTY;
			for (int sentence = 0; sentence < 4; sentence++) {
				List<String> gold = RandomTags.sentence(random, legal, 1 + random.nextInt(8));
				List<String> predicted = RandomTags.noisy(random, legal, gold);
				whole.add(gold, predicted);
				Seqeval part = Seqeval.lenient();
				part.add(gold, predicted);
				sum = sum.plus(part.result());
			}
			assertEquals(whole.result(), sum);
		}
	}

	private static ChunkScores score(Seqeval scorer, Golden golden) {
		for (int i = 0; i < golden.gold().size(); i++) {
			scorer.add(golden.gold().get(i), golden.predicted().get(i));
		}
		return scorer.result();
	}

	private static String print(ChunkScores scores) {
		StringJoiner types = new StringJoiner(" ");
		scores.types().forEach((type, score) -> types
				.add(type + ":" + score.gold() + ":" + score.predicted() + ":" + score.correct()));
		ChunkScore all = scores.overall();
		return scores.tokens() + " " + scores.correctTags() + " | " + all.gold() + " " + all.predicted() + " " + all.correct()
				+ " | " + types + " | " + print(scores.macro()) + " | " + print(scores.weighted());
	}

	private static String print(Average average) {
		return String.format(Locale.ROOT, "%.9f %.9f %.9f", average.precision(), average.recall(), average.f1());
	}
}
