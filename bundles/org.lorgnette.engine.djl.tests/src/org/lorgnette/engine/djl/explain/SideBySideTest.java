package org.lorgnette.engine.djl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

class SideBySideTest {

	@Test
	void worksAtTheSameTimeAndKeepsTheOrder() throws EngineException {
		CountDownLatch both = new CountDownLatch(2);
		List<Integer> found = SideBySide.of(List.of(3, 1), 2, Cancellation.NONE, (item, cancellation) -> {
			both.countDown();
			try {
				assertTrue(both.await(30, TimeUnit.SECONDS), "one after the other");
			} catch (InterruptedException e) {
				throw new EngineException("interrupted", e);
			}
			return 10 * item;
		});
		assertEquals(List.of(30, 10), found);
	}

	@Test
	void aFailureStopsTheOthers() {
		List<Integer> items = IntStream.range(0, 100).boxed().toList();
		for (int threads : new int[] {1, 3}) {
			assertEquals("no 1", assertThrows(EngineException.class, () -> SideBySide.of(items, threads, Cancellation.NONE, (item, stop) -> {
				if (item == 1) {
					throw new EngineException("no 1");
				}
				while (item > 1 && !stop.isCancelled()) {
					Thread.onSpinWait();
				}
				return item;
			})).getMessage());
		}
	}
}
