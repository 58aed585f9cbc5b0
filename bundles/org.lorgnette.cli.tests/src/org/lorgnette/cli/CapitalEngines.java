package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * An engine that anyone can follow: each word in capitals is an entity, the first two are related, and a question is answered by
 * the first. It fails where the text says BROKEN, waits where it says SLOW, and makes up Atlantis where it says INVENT.
 */
final class CapitalEngines implements EngineProvider {

	static final String ID = "capitals";
	private static final Pattern WORD = Pattern.compile("\\p{Lu}{2,}");

	private static final EngineDescriptor DESCRIPTOR = new EngineDescriptor(ID, Family.RULES,
			Set.of(Task.NER, Task.RELATIONS, Task.QA), Set.of(), List.of(Setting.of("type", Setting.Kind.TEXT, "CAP", "Type given.")),
			"Words in capitals.", List.of(), List.of());

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(DESCRIPTOR);
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		return new Capitals(settings);
	}

	private record Capitals(Settings settings) implements TextEngine {

		@Override
		public EngineDescriptor descriptor() {
			return DESCRIPTOR;
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
			if (document.text().contains("BROKEN")) {
				throw new EngineException("cannot stand BROKEN");
			}
			await(document, cancellation);
			List<Entity> entities = new ArrayList<>();
			List<Prediction<? extends Value>> predictions = new ArrayList<>();
			Matcher matcher = WORD.matcher(document.text());
			while (matcher.find()) {
				entities.add(new Entity("T" + (entities.size() + 1), settings.text("type"), new Span(matcher.start(), matcher.end())));
			}
			entities.forEach(entity -> predictions.add(new Prediction<>(entity, ID)));
			if (entities.size() > 1) {
				predictions.add(new Prediction<>(new Relation("R1", "next", "T1", "T2"), ID));
			}
			if (document.text().contains("INVENT")) {
				predictions.add(new Prediction<>(new Ungrounded(settings.text("type"), List.of("Atlantis")), ID));
			}
			for (Question question : document.questions()) {
				Answer answer = entities.isEmpty() ? Answer.none(question.id())
						: new Answer(question.id(), entities.getFirst().text(document.text()), Optional.of(entities.getFirst().span()));
				predictions.add(new Prediction<>(answer, OptionalDouble.of(0.75), ID, List.of()));
			}
			return new Analysis(document, predictions);
		}

		private static void await(Document document, Cancellation cancellation) {
			int turns = document.text().contains("SLOW") ? 20 : 0;
			try {
				for (int i = 0; i < turns; i++) {
					cancellation.check();
					Thread.sleep(5);
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void close() {
			// Nothing is held.
		}
	}
}
