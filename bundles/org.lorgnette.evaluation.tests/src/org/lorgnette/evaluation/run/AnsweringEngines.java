package org.lorgnette.evaluation.run;

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
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;

/**
 * Small engines for tests: "capital" answers with the first word in capitals, "long" with the first of six letters or more, both with
 * scores that the question's length decides; "scoreless" answers like "capital", but nothing to a question with "never", and has no scores;
 * "failing" is "capital" and fails on texts with the word "poison".
 */
final class AnsweringEngines implements EngineProvider {

	private static EngineDescriptor descriptor(String id) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.QA), Set.of(), List.of(), "A word as the answer.", List.of(), List.of());
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(descriptor("capital"), descriptor("long"), descriptor("scoreless"), descriptor("failing"));
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		Pattern pattern = Pattern.compile(engine.id().equals("long") ? "\\p{L}{6,}" : "\\p{Lu}\\p{L}+");
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
				if (engine.id().equals("failing") && document.text().contains("poison")) {
					throw new EngineException("cannot swallow " + document.id());
				}
				List<Prediction<? extends Value>> predictions = new ArrayList<>();
				document.questions().forEach(question -> predictions.addAll(answer(document, question)));
				return new Analysis(document, predictions);
			}

			private List<Prediction<Answer>> answer(Document document, Question question) {
				Matcher matcher = pattern.matcher(document.text());
				boolean found = matcher.find();
				if (engine.id().equals("scoreless")) {
					return !found || question.text().contains("never") ? List.of()
							: List.of(new Prediction<>(new Answer(question.id(), matcher.group(), Optional.empty()), engine.id()));
				}
				double score = found ? 1.0 / (1 + question.text().length() % 4) : 0;
				List<Prediction<Answer>> answers = new ArrayList<>();
				if (found) {
					Span span = new Span(matcher.start(), matcher.end());
					answers.add(new Prediction<>(new Answer(question.id(), matcher.group(), Optional.of(span)), OptionalDouble.of(score),
							engine.id(), List.of(new Evidence(span, "the first"))));
				}
				answers.add(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1 - score), engine.id(), List.of()));
				return answers;
			}

			@Override
			public void close() {
				// Holds nothing.
			}
		};
	}
}
