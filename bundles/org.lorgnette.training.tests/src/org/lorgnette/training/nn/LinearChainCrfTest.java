package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.decode.TagGrammar;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;

class LinearChainCrfTest {

	private static final TagGrammar GRAMMAR = TagGrammar.of(List.of("O", "B-X", "I-X", "E-X", "S-X"), TagScheme.BIOES);
	private static final int TAGS = GRAMMAR.size();

	private final Random random = new Random(3);
	private NDManager manager;
	private LinearChainCrf crf;

	@BeforeEach
	void make() {
		manager = Torch.manager(ComputeDevice.CPU);
		crf = new LinearChainCrf(GRAMMAR.starts(), GRAMMAR.ends(), GRAMMAR.follows());
		crf.initialize(manager, DataType.FLOAT32);
		for (Pair<String, Parameter> pair : crf.getParameters()) {
			pair.getValue().getArray().set(floats((int) pair.getValue().getArray().size()));
		}
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private float[] floats(int count) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return values;
	}

	/** All legal sequences of a length, one by one. */
	private static List<int[]> sequences(int length) {
		List<int[]> all = new ArrayList<>(List.of(new int[0]));
		for (int i = 0; i < length; i++) {
			List<int[]> longer = new ArrayList<>();
			for (int[] before : all) {
				for (int tag = 0; tag < TAGS; tag++) {
					int[] next = Arrays.copyOf(before, i + 1);
					next[i] = tag;
					longer.add(next);
				}
			}
			all = longer;
		}
		return all.stream().filter(tags -> TagScheme.BIOES.validate(Arrays.stream(tags).mapToObj(GRAMMAR.labels()::get).toList()).isEmpty())
				.toList();
	}

	private double score(float[] emissions, int[] tags) {
		DjlOps ops = Gradients.ops(manager);
		float[] start = crf.start(ops).toFloatArray();
		float[] end = crf.end(ops).toFloatArray();
		float[] transitions = crf.transitions(ops).toFloatArray();
		double sum = start[tags[0]] + end[tags[tags.length - 1]];
		for (int i = 0; i < tags.length; i++) {
			sum += emissions[i * TAGS + tags[i]] + (i == 0 ? 0 : transitions[tags[i - 1] * TAGS + tags[i]]);
		}
		return sum;
	}

	/** The logarithm of the sum over the sequences in which each tag is possible. */
	private double logSum(float[] emissions, int length, float[] possible) {
		return Math.log(sequences(length).stream().filter(tags -> {
			for (int i = 0; i < length; i++) {
				if (possible[i * TAGS + tags[i]] == 0) {
					return false;
				}
			}
			return true;
		}).mapToDouble(tags -> Math.exp(score(emissions, tags))).sum());
	}

	private static float[] ones(int count) {
		float[] ones = new float[count];
		Arrays.fill(ones, 1);
		return ones;
	}

	@Test
	void sumsOverAllLegalSequences() {
		float[] emissions = floats(4 * TAGS);
		double expected = logSum(emissions, 4, ones(4 * TAGS));
		NDArray found = crf.logPartition(Gradients.ops(manager), manager.create(emissions, new Shape(1, 4, TAGS)), manager.ones(new Shape(1, 4)));
		assertEquals(expected, found.getFloat(), 1e-4);
	}

	@Test
	void paddingChangesNothing() {
		float[] emissions = floats(6 * TAGS);
		NDArray array = manager.create(emissions, new Shape(1, 6, TAGS));
		float alone = crf.logPartition(Gradients.ops(manager), array.get(":,:3"), manager.ones(new Shape(1, 3))).getFloat();
		NDArray mask = manager.create(new float[] { 1, 1, 1, 0, 0, 0 }, new Shape(1, 6));
		assertEquals(alone, crf.logPartition(Gradients.ops(manager), array, mask).getFloat(), 1e-5);
	}

	@Test
	void likelihoodOfKnownAndOfPartlyKnownTags() {
		float[] emissions = floats(2 * 4 * TAGS);
		float[] possible = new float[2 * 4 * TAGS];
		int[] gold = { 1, 3, 0, 4 };
		for (int i = 0; i < 4; i++) {
			possible[i * TAGS + gold[i]] = 1;
			// In the second sentence, words may have any tag but the last, which has none.
			Arrays.fill(possible, (4 + i) * TAGS, (5 + i) * TAGS, i == 3 ? 0 : 1);
		}
		possible[7 * TAGS] = 1;
		float[] first = Arrays.copyOfRange(emissions, 0, 4 * TAGS);
		float[] second = Arrays.copyOfRange(emissions, 4 * TAGS, 8 * TAGS);
		double[] expected = { score(first, gold) - logSum(first, 4, ones(4 * TAGS)),
				logSum(second, 4, Arrays.copyOfRange(possible, 4 * TAGS, 8 * TAGS)) - logSum(second, 4, ones(4 * TAGS)) };
		NDArray found = crf.logLikelihood(Gradients.ops(manager), manager.create(emissions, new Shape(2, 4, TAGS)),
				manager.ones(new Shape(2, 4)), manager.create(possible, new Shape(2, 4, TAGS)));
		assertEquals(expected[0], found.getFloat(0), 1e-4);
		assertEquals(expected[1], found.getFloat(1), 1e-4);
		assertTrue(expected[1] < 0 && expected[0] < expected[1]);
	}

	@Test
	void gradientsAreThoseOfDifferences() {
		NDArray emissions = manager.create(floats(2 * 5 * TAGS), new Shape(2, 5, TAGS));
		NDArray mask = manager.create(new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 0, 0 }, new Shape(2, 5));
		NDArray possible = manager.zeros(new Shape(2, 5, TAGS));
		possible.set(new NDIndex(":,:,0"), 1);
		Gradients.check(crf, manager, ops -> crf.logLikelihood(ops, emissions, mask, possible).sum(), 2e-2);
	}

	@Test
	void longSequencesStayFinite() {
		NDArray emissions = manager.create(floats(3000 * TAGS), new Shape(1, 3000, TAGS)).mul(30);
		float sum = crf.logPartition(Gradients.ops(manager), emissions, manager.ones(new Shape(1, 3000))).getFloat();
		assertTrue(Float.isFinite(sum), "got " + sum);
	}
}
