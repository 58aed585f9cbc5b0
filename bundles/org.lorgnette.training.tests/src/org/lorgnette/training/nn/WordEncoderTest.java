package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

class WordEncoderTest {

	private static final int FEATURES = 3;
	private static final int WIDTH = 8;

	private NDManager manager;
	private WordEncoder encoder;

	@BeforeEach
	void make() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(4);
		encoder = new WordEncoder(new WordEncoder.Size(50, WIDTH, 2, 2, 16, 1), 0);
		encoder.initialize(manager, DataType.FLOAT32);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	/** Words with ids from 1 to 49, then padding. */
	private long[] words(int count, int padded) {
		long[] ids = new Random(count).longs((long) (count + padded) * FEATURES, 1, 50).toArray();
		Arrays.fill(ids, count * FEATURES, ids.length, 0);
		return ids;
	}

	private float[] encode(long[] ids, int sentences) {
		NDArray input = manager.create(ids, new Shape(sentences, ids.length / FEATURES / sentences, FEATURES));
		return encoder.apply(Gradients.ops(manager), List.of(input)).getFirst().toFloatArray();
	}

	@Test
	void paddingDoesNotChangeWords() {
		float[] alone = encode(words(5, 0), 1);
		assertArrayEquals(alone, Arrays.copyOf(encode(Arrays.copyOf(words(5, 0), 9 * FEATURES), 1), alone.length), 1e-5f);
	}

	@Test
	void orderMattersThoughThereAreNoPositions() {
		long[] words = words(5, 0);
		long[] swapped = words.clone();
		for (int i = 0; i < FEATURES; i++) {
			swapped[FEATURES + i] = words[3 * FEATURES + i];
			swapped[3 * FEATURES + i] = words[FEATURES + i];
		}
		// The last word sees the same words, but in another order.
		float[] last = Arrays.copyOfRange(encode(words, 1), 4 * WIDTH, 5 * WIDTH);
		assertFalse(Arrays.equals(last, Arrays.copyOfRange(encode(swapped, 1), 4 * WIDTH, 5 * WIDTH)));
	}

	@Test
	void showsVectorsAndTheAttentionOfEachLayer() {
		DjlOps ops = Gradients.ops(manager);
		encoder.apply(ops, List.of(manager.create(words(5, 2), new Shape(1, 7, FEATURES))));
		assertEquals(Set.of("wordVectors", "attention.0", "attention.1"), ops.taps().keySet());
		assertEquals(new Shape(1, 2, 7, 7), ops.taps().get("attention.1").getShape());
	}

	@Test
	void gradientsAreThoseOfDifferences() {
		NDArray ids = manager.create(words(4, 1), new Shape(1, 5, FEATURES));
		// A sum alone would be constant: the output is normalised.
		NDArray weights = manager.randomNormal(new Shape(1, 5, WIDTH));
		Gradients.check(encoder, manager, ops -> encoder.apply(ops, List.of(ids)).getFirst().mul(weights).sum(), 6e-2);
	}
}
