package org.lorgnette.metrics.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

class ConllevalTest {

	@Test
	void printsWhatTheScriptPrints() throws IOException {
		for (Golden golden : Golden.read("conlleval-golden.txt")) {
			ChunkScores scores = score(golden.gold(), golden.predicted());
			assertEquals(golden.output(), ConllevalReport.text(scores) + ConllevalReport.latex(scores),
					() -> golden.gold() + " / " + golden.predicted());
		}
	}

	@Test
	void onIobTagsIsSetEquality() {
		Random random = new Random(3);
		for (int round = 0; round < 500; round++) {
			List<String> gold = RandomTags.sentence(random, RandomTags.IOB, 12);
			List<String> predicted = RandomTags.noisy(random, RandomTags.IOB, gold);
			Set<Chunk> goldChunks = new HashSet<>(TagScheme.decode(gold));
			Set<Chunk> predictedChunks = new HashSet<>(TagScheme.decode(predicted));
			Set<Chunk> both = new HashSet<>(goldChunks);
			both.retainAll(predictedChunks);
			assertEquals(new ChunkScore(goldChunks.size(), predictedChunks.size(), both.size()),
					score(List.of(gold), List.of(predicted)).overall());
		}
	}

	@Test
	void joinsWhatTheScriptJoins() {
		List<String> gold = List.of("S-PER", "S-PER", "O", "E-LOC", "B-LOC");
		ChunkScores scores = score(List.of(gold), List.of(gold));
		assertEquals(new ChunkScore(1, 1, 1), scores.types().get("PER"));
		assertEquals(new ChunkScore(1, 1, 1), scores.types().get("LOC"));
		assertEquals(new ChunkScore(1, 1, 0),
				score(List.of(List.of("E-LOC", "B-LOC")), List.of(List.of("E-LOC", "O"))).overall());
	}

	@Test
	void typesComeInTheOrderOfTheirBytes() {
		List<List<String>> tags = List.of(List.of("B-\uD835\uDCB3", "B-\uFF21", "B-\u00E9", "B-z", "B-zz"));
		assertEquals(List.of("z", "zz", "\u00E9", "\uFF21", "\uD835\uDCB3"), List.copyOf(score(tags, tags).types().keySet()));
	}

	@Test
	void sentenceEndsTheChunk() {
		List<List<String>> gold = List.of(List.of("B-PER"), List.of("I-PER"));
		assertEquals(new ChunkScore(2, 1, 0),
				score(List.of(gold.get(0), gold.get(1)), List.of(List.of("O"), List.of("B-LOC"))).overall());
		assertEquals(new ChunkScore(2, 2, 2), score(gold, gold).overall());
		List<List<String>> together = List.of(List.of("B-PER", "I-PER"));
		assertEquals(new ChunkScore(1, 1, 1), score(together, together).overall());
	}

	@Test
	void typesMayHoldHyphens() {
		ChunkScores scores = score(List.of(List.of("B-creative-work", "I-creative-work")),
				List.of(List.of("B-creative-work", "I-creative")));
		assertEquals(new ChunkScore(1, 1, 0), scores.types().get("creative-work"));
		assertEquals(new ChunkScore(0, 1, 0), scores.types().get("creative"));
	}

	@Test
	void mergingIsCountingTheMerge() {
		Random random = new Random(4);
		for (int round = 0; round < 200; round++) {
			Conlleval whole = new Conlleval();
			ChunkScores sum = ChunkScores.EMPTY;
			for (int sentence = 0; sentence < 4; sentence++) {
				List<String> gold = RandomTags.sentence(random, RandomTags.ANY, 1 + random.nextInt(8));
				List<String> predicted = RandomTags.noisy(random, RandomTags.ANY, gold);
				whole.add(gold, predicted);
				sum = sum.plus(score(List.of(gold), List.of(predicted)));
			}
			assertEquals(whole.result(), sum);
		}
	}

	@Test
	void resultLeavesTheCountGoing() {
		Conlleval scorer = new Conlleval();
		scorer.add(List.of("B-PER"), List.of("B-PER"));
		assertEquals(scorer.result(), scorer.result());
		scorer.add(List.of("B-PER"), List.of("O"));
		assertEquals(new ChunkScore(2, 1, 1), scorer.result().overall());
	}

	@Test
	void emptyInputHasZeros() {
		ChunkScores scores = new Conlleval().result();
		assertEquals(ChunkScores.EMPTY, scores);
		assertEquals(0, scores.accuracy());
		assertEquals(new Average(0, 0, 0), scores.macro());
		assertEquals("processed 0 tokens with 0 phrases; found: 0 phrases; correct: 0.\n", ConllevalReport.text(scores));
		assertEquals(scores, score(List.of(List.of()), List.of(List.of())));
	}

	@Test
	void macroIsOverTypesOfEitherSide() {
		Average macro = score(List.of(List.of("B-A", "O", "B-B")), List.of(List.of("B-A", "B-C", "O"))).macro();
		assertEquals(1.0 / 3, macro.precision(), 1e-15);
		assertEquals(1.0 / 3, macro.recall(), 1e-15);
		assertEquals(1.0 / 3, macro.f1(), 1e-15);
	}

	@Test
	void unequalLengthNamesTheSentence() {
		Conlleval scorer = new Conlleval();
		scorer.add(List.of("O"), List.of("O"));
		IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> scorer.add(List.of("O", "O"), List.of("O")));
		assertTrue(error.getMessage().startsWith("sentence 2: 2 gold tags but 1 predicted tags"), error.getMessage());
		assertEquals(1, scorer.result().tokens());
	}

	private static ChunkScores score(List<List<String>> gold, List<List<String>> predicted) {
		Conlleval scorer = new Conlleval();
		for (int i = 0; i < gold.size(); i++) {
			scorer.add(gold.get(i), predicted.get(i));
		}
		return scorer.result();
	}
}
