package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;

class AttentionTest {

	private static final String TEXT = "Ann saw Bob";
	private static final List<Word> WORDS = Words.split(TEXT).stream().map(span -> Word.of(TEXT, span)).toList();
	private static final Decision BOB = new Decision.OfEntity(new Entity("b", "P", new Span(8, 11)));

	private static double[][] randomAttention(int size, Random random) {
		double[][] attention = new double[size][size];
		for (double[] row : attention) {
			double sum = 0;
			for (int i = 0; i < size; i++) {
				sum += row[i] = random.nextDouble();
			}
			for (int i = 0; i < size; i++) {
				row[i] /= sum;
			}
		}
		return attention;
	}

	/** The slow obvious reference: the weights of all paths through the layers, one after the other. */
	private static double paths(List<double[][]> layers, int depth, int from, int to) {
		if (depth == 0) {
			return from == to ? 1 : 0;
		}
		double sum = 0;
		for (int by = 0; by < layers.getFirst().length; by++) {
			double edge = 0.5 * layers.get(depth - 1)[from][by] + (from == by ? 0.5 : 0);
			sum += edge * paths(layers, depth - 1, by, to);
		}
		return sum;
	}

	@Test
	void rolloutSumsThePathsThroughTheLayers() {
		Random random = new Random(9);
		List<double[][]> layers = List.of(randomAttention(4, random), randomAttention(4, random), randomAttention(4, random));
		double[][] rolled = AttentionRollout.of(layers);
		for (int from = 0; from < 4; from++) {
			for (int to = 0; to < 4; to++) {
				assertEquals(paths(layers, 3, from, to), rolled[from][to], 1e-12);
			}
			assertEquals(1, IntStream.range(0, 4).mapToDouble(i -> rolled[0][i]).sum(), 1e-12);
		}
	}

	@Test
	void rolloutOfNothingAndOfRowsThatDoNotSumToOne() {
		assertEquals(0, AttentionRollout.of(List.of()).length);
		// A row that fell on padding alone keeps its own word.
		assertArrayEquals(new double[] {1, 0}, AttentionRollout.of(List.<double[][]>of(new double[][] {{0, 0}, {0.5, 0.5}}))[0]);
		assertThrows(IllegalArgumentException.class, () -> AttentionRollout.of(List.of(new double[2][2], new double[3][3])));
		assertThrows(IllegalArgumentException.class, () -> AttentionRollout.of(List.<double[][]>of(new double[2][3])));
	}

	private static AttentionLayer layer(String name, float... weights) {
		return new AttentionLayer(name, WORDS, WORDS, weights.length / 9, weights);
	}

	@Test
	void layersKeepHeadsApart() {
		AttentionLayer layer = layer("attention.3", 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0.5f, 0.25f, 0.25f);
		assertEquals(2, layer.heads());
		assertEquals(0.25f, layer.weight(1, 2, 1));
		assertArrayEquals(new double[] {0.25, 0.125, 0.625}, layer.mean()[2]);
		assertArrayEquals(new double[] {0.5, 0.25, 0.25}, layer.head(1)[2]);
		assertEquals("attention", layer.stack());
		assertThrows(IndexOutOfBoundsException.class, () -> layer.weight(2, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new AttentionLayer("a", WORDS, WORDS, 1, new float[8]));
	}

	@Test
	void stacksAreInTheOrderOfTheirNumbers() {
		float[] even = new float[9];
		AttentionMaps maps = new AttentionMaps(
				List.of(layer("attention.passage.10", even), layer("attention.passage.2", even), layer("attention.cross.0", even)));
		assertEquals(List.of("attention.passage.2", "attention.passage.10"),
				maps.stacks().get("attention.passage").stream().map(AttentionLayer::name).toList());
		assertEquals(2, maps.stacks().size());
		assertThrows(IllegalArgumentException.class, () -> new AttentionMaps(List.of(layer("a", even), layer("a", even))));
	}

	@Test
	void theRowsOfTheDecisionCount() throws EngineUnavailableException {
		AttentionMaps maps = new AttentionMaps(List.of(layer("attention.0", 1, 0, 0, 0, 1, 0, 0, 0.25f, 0.75f),
				layer("attention.1", 1, 0, 0, 0, 1, 0, 0.5f, 0, 0.5f, 1, 0, 0, 0, 1, 0, 0, 1, 0)));
		AttentionAttribution bob = new AttentionAttribution(maps, BOB, "e");
		assertArrayEquals(new double[] {0.25, 0.5, 0.25}, bob.ofLayer(AttentionChoice.DEFAULT, WORDS).values());
		assertArrayEquals(new double[] {0, 1, 0}, bob.ofLayer(new AttentionChoice(Optional.empty(), OptionalInt.of(1)),
				WORDS).values());
		assertArrayEquals(new double[] {0, 0.25, 0.75},
				bob.ofLayer(new AttentionChoice(Optional.of("attention.0"), OptionalInt.empty()), WORDS).values());
		double[][] rolled = AttentionRollout.of(maps.layers().stream().map(AttentionLayer::mean).toList());
		assertArrayEquals(rolled[2], bob.ofRollout(AttentionChoice.DEFAULT, WORDS).values());
		Decision both = new Decision.OfEntity(new Entity("x", "P", List.of(new Span(0, 3), new Span(8, 11)), Map.of()));
		assertArrayEquals(new double[] {0.625, 0.25, 0.125}, new AttentionAttribution(maps, both, "e")
				.ofLayer(AttentionChoice.DEFAULT, WORDS).values());
	}

	@Test
	void whatIsNotThereIsRefusedWithWhatIs() {
		AttentionMaps maps = new AttentionMaps(List.of(layer("attention.0", new float[9])));
		AttentionAttribution bob = new AttentionAttribution(maps, BOB, "e");
		assertTrue(assertThrows(EngineUnavailableException.class,
				() -> bob.ofLayer(new AttentionChoice(Optional.of("attention.7"), OptionalInt.empty()), WORDS)).remedy()
				.contains("attention.0"));
		assertTrue(assertThrows(EngineUnavailableException.class,
				() -> bob.ofLayer(new AttentionChoice(Optional.empty(), OptionalInt.of(1)), WORDS)).remedy().contains("0 to 0"));
		AttentionAttribution none = new AttentionAttribution(maps, new Decision.OfAnswer(Answer.none("q")), "e");
		assertTrue(assertThrows(EngineUnavailableException.class, () -> none.ofRollout(AttentionChoice.DEFAULT, WORDS)).remedy()
				.contains("occlusion"));
		assertThrows(EngineUnavailableException.class,
				() -> none.ofLayer(new AttentionChoice(Optional.of("attention.0"), OptionalInt.empty()), WORDS));
	}

	@Test
	void piecesGiveTheirWeightToTheirWords() {
		List<Word> units = new ArrayList<>();
		units.add(new Word(Word.In.TEXT, new Span(0, 0), "[CLS]"));
		units.add(new Word(Word.In.TEXT, new Span(0, 2), "An"));
		units.add(new Word(Word.In.TEXT, new Span(2, 3), "##n"));
		units.add(new Word(Word.In.TEXT, new Span(4, 8), "saw "));
		units.add(new Word(Word.In.QUESTION, new Span(0, 3), "Ann"));
		units.add(new Word(Word.In.TEXT, new Span(7, 11), " Bob"));
		List<Word> words = new ArrayList<>(WORDS);
		words.add(new Word(Word.In.QUESTION, new Span(0, 3), "Who"));
		assertArrayEquals(new double[] {0.3, 0.3, 0.075, 0.2}, WordShares.of(words, units, new double[] {0.1, 0.1, 0.2, 0.4, 0.2, 0.1}),
				1e-12);
	}
}
