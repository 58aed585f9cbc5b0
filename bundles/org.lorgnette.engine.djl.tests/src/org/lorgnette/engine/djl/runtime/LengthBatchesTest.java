package org.lorgnette.engine.djl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.runtime.LengthBatches.Batch;

class LengthBatchesTest {

	@Test
	void holdsEachItemOnceWithLittleFilling() {
		Random random = new Random(4);
		for (int round = 0; round < 300; round++) {
			int limit = 1 + random.nextInt(400);
			int[] lengths = random.ints(random.nextInt(200), 1, 1 + random.nextInt(120) + 1).toArray();
			List<Batch> batches = LengthBatches.of(lengths, limit);
			int[] items = batches.stream().flatMapToInt(batch -> IntStream.of(batch.items())).sorted().toArray();
			assertArrayEquals(IntStream.range(0, lengths.length).toArray(), items);
			for (Batch batch : batches) {
				int sum = IntStream.of(batch.items()).map(item -> lengths[item]).sum();
				assertEquals(IntStream.of(batch.items()).map(item -> lengths[item]).max().orElseThrow(), batch.length());
				assertTrue(batch.items().length == 1 || batch.padded() <= limit, "batch of " + batch.padded() + " over " + limit);
				assertTrue(batch.padded() - sum < 0.15 * batch.padded(), "filling " + sum + " of " + batch.padded());
			}
		}
	}

	@Test
	void fillsBatchesAsFarAsTheyGo() {
		List<Batch> batches = LengthBatches.of(new int[] {10, 10, 3, 10, 10, 10}, 30);
		assertEquals(List.of(1, 3, 2), batches.stream().map(batch -> batch.items().length).toList());
		assertArrayEquals(new int[] {0, 1, 3}, batches.get(1).items());
	}
}
