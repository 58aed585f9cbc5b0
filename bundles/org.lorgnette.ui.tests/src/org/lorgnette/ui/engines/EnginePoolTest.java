package org.lorgnette.ui.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.model.Task;
import org.lorgnette.ui.harness.FakeEngine;

class EnginePoolTest {

	private final AtomicInteger opened = new AtomicInteger();
	private final AtomicInteger closed = new AtomicInteger();
	private volatile Error trouble;
	private volatile RuntimeException closingTrouble;

	private final EngineProvider provider = new EngineProvider() {
		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor("fake", Family.RULES, Set.of(Task.NER), Set.of(), List.of(), "Nothing.", List.of(),
					List.of()));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			if (trouble != null) {
				throw trouble;
			}
			opened.incrementAndGet();
			return new FakeEngine(engine, settings, (document, cancellation) -> new Analysis(document, List.of()), () -> {
				closed.incrementAndGet();
				if (closingTrouble != null) {
					throw closingTrouble;
				}
			});
		}
	};

	private EnginePool pool(Duration idle) {
		return new EnginePool(new EngineRegistry(List.of(provider)), new InstalledModels(Path.of("no-models")), idle);
	}

	@Test
	void sharesAnEngineAndClosesItOnlyWhenNobodyUsesIt() throws Exception {
		try (EnginePool pool = pool(Duration.ofHours(1))) {
			var first = pool.text("fake", Map.of());
			var second = pool.text("fake", Map.of());
			assertSame(first.engine(), second.engine());
			first.close();
			first.close();
			pool.closeUnused();
			assertEquals(0, closed.get());
			second.close();
			pool.closeUnused();
			assertEquals(1, closed.get());
			assertNotSame(first.engine(), pool.text("fake", Map.of()).engine());
		}
		assertEquals(2, closed.get());
	}

	@Test
	void closesIdleEnginesByItselfEvenAfterOneThatCannotBeClosed() throws Exception {
		closingTrouble = new IllegalStateException("jammed");
		try (EnginePool pool = pool(Duration.ofMillis(20))) {
			for (int round = 1; round <= 2; round++) {
				pool.text("fake", Map.of()).close();
				long deadline = System.nanoTime() + 20_000_000_000L;
				while (closed.get() < round && System.nanoTime() < deadline) {
					Thread.onSpinWait();
				}
				assertEquals(round, closed.get());
			}
		}
	}

	@Test
	void whatCannotBeOpenedIsTriedAgain() throws Exception {
		try (EnginePool pool = pool(Duration.ofHours(1))) {
			trouble = new NoClassDefFoundError("native");
			assertThrows(NoClassDefFoundError.class, () -> pool.text("fake", Map.of()));
			trouble = null;
			pool.text("fake", Map.of()).close();
			assertThrows(EngineUnavailableException.class, () -> pool.text("unknown", Map.of()));
			assertThrows(EngineUnavailableException.class, () -> pool.visual("fake", Map.of()));
			assertThrows(IllegalArgumentException.class, () -> pool.text("fake", Map.of("no", "such")));
			pool.closeUnused();
			assertEquals(1, closed.get());
		}
	}

	@Test
	void manyThreadsOpenItOnce() throws Exception {
		try (EnginePool pool = pool(Duration.ofHours(1)); ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Callable<Engine>> work = new ArrayList<>();
			for (int i = 0; i < 400; i++) {
				work.add(() -> {
					try (var lease = pool.text("fake", Map.of())) {
						return lease.engine();
					}
				});
			}
			for (Future<Engine> each : threads.invokeAll(work)) {
				each.get();
			}
			assertEquals(1, opened.get());
			pool.closeUnused();
			assertEquals(1, closed.get());
		}
	}

	@Test
	void afterClosingNothingOpensAnyMore() throws Exception {
		EnginePool pool = pool(Duration.ofHours(1));
		var lent = pool.text("fake", Map.of());
		pool.close();
		assertEquals(1, closed.get());
		lent.close();
		assertThrows(EngineUnavailableException.class, () -> pool.text("fake", Map.of()));
	}
}
