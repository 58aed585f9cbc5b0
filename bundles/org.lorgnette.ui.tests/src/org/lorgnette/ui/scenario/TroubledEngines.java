package org.lorgnette.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.FakeEngine;

/** Engines that find words with a capital: one works, one takes its time, the others have one fault each. */
final class TroubledEngines implements EngineProvider {

	static final String WORKS = "capitals";
	static final String SLOW = "slow-capitals";
	static final String THROWS = "throwing";
	static final String HANGS = "hanging";
	static final String NEEDS_MODEL = "needs-model";

	private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}\\p{L}+");

	final CountDownLatch stuck = new CountDownLatch(1);
	final CountDownLatch release = new CountDownLatch(1);
	private final long pauseMillis;

	/** @param pauseMillis what the slow engine takes for a document */
	TroubledEngines(long pauseMillis) {
		this.pauseMillis = pauseMillis;
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(WORKS, SLOW, THROWS, HANGS, NEEDS_MODEL).stream().map(id -> new EngineDescriptor(id, Family.RULES,
				Set.of(Task.NER),
				Set.of(), List.of(), "For tests.", List.of("PER"), id.equals(NEEDS_MODEL) ? List.of("giant") : List.of())).toList();
	}

	@Override
	public List<ModelDescriptor> models() {
		return List.of(new ModelDescriptor("giant", "A model that nobody has", "CC0-1.0", "org.absent:giant:1:x", 123_000_000,
				"0".repeat(64)));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (engine.id().equals(NEEDS_MODEL)) {
			throw new EngineUnavailableException("the model giant is not here", "fetch it");
		}
		return new FakeEngine(engine, settings, (document, cancellation) -> {
			switch (engine.id()) {
				case THROWS -> throw new EngineException("cannot bear this text");
				case HANGS -> hang();
				case SLOW -> pause();
				default -> {
					// Works.
				}
			}
			cancellation.check();
			return new Analysis(document, capitals(document, engine.id()));
		});
	}

	private void pause() {
		try {
			Thread.sleep(pauseMillis);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void hang() {
		stuck.countDown();
		boolean waiting = true;
		while (waiting) {
			try {
				release.await();
				waiting = false;
			} catch (InterruptedException e) {
				// What hangs does not hear this.
			}
		}
	}

	private static List<Prediction<? extends Value>> capitals(Document document, String id) {
		List<Prediction<? extends Value>> found = new ArrayList<>();
		Matcher matcher = CAPITAL.matcher(document.text());
		while (matcher.find()) {
			found.add(new Prediction<>(new Entity("p" + found.size(), "PER", new Span(matcher.start(), matcher.end())), id));
		}
		return found;
	}
}
