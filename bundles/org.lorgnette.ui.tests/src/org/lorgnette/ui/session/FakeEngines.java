package org.lorgnette.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.FakeEngine;

/** Engines of every temper: {@code capitals} finds words with a capital, the others throw, hang, or are not there. */
final class FakeEngines implements EngineProvider {

	private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}\\w+", Pattern.UNICODE_CHARACTER_CLASS);

	final AtomicInteger analyses = new AtomicInteger();
	final AtomicInteger open = new AtomicInteger();
	volatile boolean released;

	static EngineSpec spec(String id) {
		return new EngineSpec(id, id, Map.of(), Optional.empty(), Optional.empty());
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of("capitals", "throwing", "deaf", "absent").stream().map(id -> new EngineDescriptor(id, Family.RULES,
				Set.of(Task.NER), Set.of(), List.of(), "For tests.", List.of("PERSON"), List.of())).toList();
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		if (engine.id().equals("absent")) {
			throw new EngineUnavailableException("its model is not here", "bring it");
		}
		open.incrementAndGet();
		return new FakeEngine(engine, settings, (document, cancellation) -> {
			analyses.incrementAndGet();
			switch (engine.id()) {
				case "throwing" -> throw new EngineException("no luck");
				case "deaf" -> {
					while (!released) {
						Thread.onSpinWait();
					}
				}
				default -> cancellation.check();
			}
			return capitals(document);
		}, open::decrementAndGet);
	}

	private static Analysis capitals(Document document) {
		List<Prediction<? extends Value>> found = new ArrayList<>();
		Matcher matcher = CAPITAL.matcher(document.text());
		while (matcher.find()) {
			found.add(new Prediction<>(new Entity("p" + found.size(), "PERSON", new Span(matcher.start(), matcher.end())),
					OptionalDouble.of(0.5), "capitals", List.of()));
		}
		return new Analysis(document, found);
	}
}
