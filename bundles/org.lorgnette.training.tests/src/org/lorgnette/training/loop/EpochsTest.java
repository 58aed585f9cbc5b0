package org.lorgnette.training.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class EpochsTest {

	private static final int[] LENGTHS = new Random(3).ints(1000, 1, 60).toArray();

	/** In even epochs all examples, in odd ones the first half twice. */
	private static final Epochs.Examples EXAMPLES = new Epochs.Examples() {
		@Override
		public int[] of(long epoch) {
			return IntStream.range(0, 1000).map(i -> epoch % 2 == 0 ? i : i % 500).toArray();
		}

		@Override
		public int length(int example) {
			return LENGTHS[example];
		}
	};

	@Test
	void everyExampleOfAnEpochIsInOneOfItsBatches() {
		Epochs epochs = new Epochs(EXAMPLES, 400, 7);
		int[] seen = new int[1000];
		for (long step = epochs.steps(1); step < epochs.steps(2); step++) {
			Arrays.stream(epochs.batch(step)).forEach(example -> seen[example]++);
		}
		assertTrue(IntStream.range(0, 1000).allMatch(i -> seen[i] == (i < 500 ? 2 : 0)));
	}

	@Test
	void batchesAreFullAndLittleIsPadded() {
		Epochs epochs = new Epochs(EXAMPLES, 400, 7);
		long words = 0;
		long padded = 0;
		for (long step = 0; step < epochs.steps(1); step++) {
			int[] batch = epochs.batch(step);
			int longest = Arrays.stream(batch).map(i -> LENGTHS[i]).max().orElseThrow();
			assertTrue(longest * batch.length <= 400);
			padded += (long) longest * batch.length;
			words += Arrays.stream(batch).map(i -> LENGTHS[i]).sum();
		}
		assertTrue(words > 0.9 * padded, words + " of " + padded);
		assertTrue(epochs.steps(1) < 1.2 * words / 400 + 5, epochs.steps(1) + " batches for " + words + " words");
	}

	@Test
	void aStepHasTheSameBatchWhoeverAsksAndWhenever() {
		Epochs forward = new Epochs(EXAMPLES, 400, 7);
		long last = forward.steps(3) - 1;
		for (long step = 0; step < last; step++) {
			forward.batch(step);
		}
		Epochs direct = new Epochs(EXAMPLES, 400, 7);
		assertArrayEquals(forward.batch(last), direct.batch(last));
		assertArrayEquals(forward.batch(5), direct.batch(5));
		assertFalse(Arrays.equals(forward.batch(5), new Epochs(EXAMPLES, 400, 8).batch(5)), "another seed gives another order");
	}

	@Test
	void aLongExampleMakesABatchAlone() {
		Epochs epochs = new Epochs(new Epochs.Examples() {
			@Override
			public int[] of(long epoch) {
				return new int[] { 0, 1, 2 };
			}

			@Override
			public int length(int example) {
				return example == 1 ? 1000 : 10;
			}
		}, 100, 1);
		assertEquals(2, epochs.steps(1));
	}
}
