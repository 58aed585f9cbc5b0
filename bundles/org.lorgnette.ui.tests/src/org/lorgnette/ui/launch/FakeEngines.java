package org.lorgnette.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.FakeEngine;

/** Engines that find words in capitals, and have one fault each; what hangs is let go by {@link #release}. */
final class FakeEngines implements EngineProvider {

	static final String CAPITALS = "capitals";
	static final String SLOW = "slow";
	static final String THROWS = "throws";
	static final String HANGS = "hangs";
	static final String LOADS_FOR_EVER = "loads-for-ever";
	static final String NEEDS_MODEL = "needs-model";

	private static final Pattern WORD = Pattern.compile("\\b\\p{Lu}{2,}\\b");
	private static final List<Setting> SETTINGS = List.of(Setting.of("type", Setting.Kind.TEXT, "PER", "Type of what is found."),
			Setting.of("shortest", Setting.Kind.INTEGER, "2", "Shorter words are passed over."));

	final CountDownLatch stuck = new CountDownLatch(1);
	final CountDownLatch release = new CountDownLatch(1);
	/** The slow engine takes so long for a document. */
	volatile long pauseMillis = 5;

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(CAPITALS, SLOW, THROWS, HANGS, LOADS_FOR_EVER, NEEDS_MODEL).stream()
				.map(id -> new EngineDescriptor(id, Family.RULES, Set.of(Task.NER), Set.of(), SETTINGS, "Words in capitals.",
						List.of("PER"), id.equals(NEEDS_MODEL) ? List.of("giant") : List.of()))
				.toList();
	}

	@Override
	public List<ModelDescriptor> models() {
		return List.of(new ModelDescriptor("giant", "A model that nobody has", "CC0-1.0", "org.absent:giant:1:x", 123_000_000, "0".repeat(64)));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		if (engine.id().equals(LOADS_FOR_EVER)) {
			hang();
		}
		return new FakeEngine(engine, settings, (document, cancellation) -> {
			switch (engine.id()) {
				case SLOW -> pause();
				case HANGS -> hang();
				case THROWS -> {
					if (document.text().contains("PARIS")) {
						throw new IllegalStateException("cannot bear " + document.id());
					}
				}
				default -> {
					// Works.
				}
			}
			cancellation.check();
			return new Analysis(document, predictions(document, settings, engine.id()));
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

	private static List<Prediction<? extends Value>> predictions(Document document, Settings settings, String id) {
		List<Prediction<? extends Value>> found = new ArrayList<>();
		Matcher words = WORD.matcher(document.text());
		while (words.find()) {
			if (words.end() - words.start() >= settings.integer("shortest")) {
				found.add(new Prediction<>(new Entity("T" + found.size(), settings.text("type"),
						new Span(words.start(), words.end())), id));
			}
		}
		return found;
	}
}
