package org.lorgnette.evaluation.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** An engine that ignores cancellation and interrupts until it is released, while loading or on a document. */
record HangingEngines(CountDownLatch stuck, CountDownLatch release, CountDownLatch closed, boolean loading) implements EngineProvider {

	private static final EngineDescriptor HANGS = new EngineDescriptor("hangs", Family.RULES, Set.of(Task.NER), Set.of(), List.of(), "",
			List.of(), List.of());

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(HANGS);
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		if (loading) {
			hang();
		}
		return new TextEngine() {

			@Override
			public EngineDescriptor descriptor() {
				return HANGS;
			}

			@Override
			public Settings settings() {
				return Settings.of(List.of(), Map.of());
			}

			@Override
			public Analysis analyze(Document document, Cancellation cancellation) {
				hang();
				return new Analysis(document, List.of());
			}

			@Override
			public void close() {
				closed.countDown();
			}
		};
	}

	private void hang() {
		stuck.countDown();
		boolean waiting = true;
		while (waiting) {
			try {
				release.await();
				waiting = false;
			} catch (InterruptedException e) {
				// An engine that hangs does not hear this.
			}
		}
	}
}
