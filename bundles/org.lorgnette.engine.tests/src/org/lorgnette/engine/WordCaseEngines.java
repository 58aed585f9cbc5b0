package org.lorgnette.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/** A small real engine for tests of the machinery: every capitalised word is a name. */
public final class WordCaseEngines implements EngineProvider {

	static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("word-case", Family.RULES, Set.of(Task.NER), Set.of(),
			List.of(Setting.of("shortest", Setting.Kind.INTEGER, "2", "Shorter words are passed over.")), "Capitalised words.",
			List.of("NAME"), List.of());
	private static final EngineDescriptor GREEDY = new EngineDescriptor("greedy", Family.RULES, Set.of(Task.NER), Set.of(), List.of(),
			"Needs more memory than there is.", List.of(), List.of());

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(DESCRIPTOR, GREEDY);
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		if (engine.equals(GREEDY)) {
			throw new OutOfMemoryError("Java heap space");
		}
		return new WordCaseEngine(settings);
	}

	private static final class WordCaseEngine implements TextEngine {

		private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}]*");

		private final Settings settings;
		private volatile boolean closed;

		WordCaseEngine(Settings settings) {
			this.settings = settings;
		}

		@Override
		public EngineDescriptor descriptor() {
			return DESCRIPTOR;
		}

		@Override
		public Settings settings() {
			return settings;
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) {
			if (closed) {
				throw new IllegalStateException("closed");
			}
			List<Prediction<? extends Value>> predictions = new ArrayList<>();
			Matcher matcher = CAPITALISED.matcher(document.text());
			while (matcher.find()) {
				cancellation.check();
				if (matcher.end() - matcher.start() >= settings.integer("shortest")) {
					predictions.add(new Prediction<>(
							new Entity("W" + predictions.size(), "NAME", new Span(matcher.start(), matcher.end())),
							OptionalDouble.of(0.5), "word-case", List.of()));
				}
			}
			return new Analysis(document, predictions);
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
