package org.lorgnette.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Small engines for tests: what matches a pattern is a PER, and neighbours are in relation. The engine "failing" fails on texts with
 * the word "poison"; {@code analysed} counts documents.
 */
final class LetterEngines implements EngineProvider {

	final AtomicInteger analysed = new AtomicInteger();

	private static EngineDescriptor descriptor(String id, String pattern) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.NER, Task.RELATIONS), Set.of(),
				List.of(Setting.of("pattern", Setting.Kind.TEXT, pattern, "What is a name.")), "Names by pattern.", List.of("PER"), List.of());
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(descriptor("upper", "\\p{Lu}\\p{L}+"), descriptor("long", "\\p{L}{6,}"), descriptor("failing", "\\p{Lu}\\p{L}+"));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		Pattern pattern = Pattern.compile(settings.text("pattern"));
		return new TextEngine() {
			@Override
			public EngineDescriptor descriptor() {
				return engine;
			}

			@Override
			public Settings settings() {
				return settings;
			}

			@Override
			public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
				cancellation.check();
				analysed.incrementAndGet();
				if (engine.id().equals("failing") && document.text().contains("poison")) {
					throw new EngineException("cannot swallow " + document.id());
				}
				return new Analysis(document, find(document));
			}

			private List<Prediction<? extends Value>> find(Document document) {
				List<Prediction<? extends Value>> predictions = new ArrayList<>();
				Matcher matcher = pattern.matcher(document.text());
				String last = "";
				while (matcher.find()) {
					String id = "E" + predictions.size();
					double score = 1.0 / (1 + matcher.end() - matcher.start());
					predictions.add(new Prediction<>(new Entity(id, "PER", new Span(matcher.start(), matcher.end())),
							OptionalDouble.of(score), engine.id(), List.of()));
					if (!last.isEmpty()) {
						predictions.add(new Prediction<>(new Relation("R" + predictions.size(), "knows", last, id), engine.id()));
					}
					last = id;
				}
				return predictions;
			}

			@Override
			public void close() {
				// Holds nothing.
			}
		};
	}
}
