package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
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
import org.lorgnette.model.Value;

/**
 * Finds the words NAME and PLACE (mentions), relates them if both are there, and answers every question with NAME. The score of
 * all that is a sum over the words of the text, and for answers those of the question. Fails where the text lacks the word
 * "needed" and it asks for it.
 */
final class AdditiveEngine implements TextEngine {

	static final EngineDescriptor DESCRIPTOR = new EngineDescriptor("additive", Family.RULES, Set.of(Task.NER, Task.RELATIONS,
			Task.QA),
			Set.of(), List.of(), "Sums weights.", List.of(), List.of());

	private final Map<String, Double> weights;
	private final boolean scored;
	private final String needed;
	final AtomicInteger calls = new AtomicInteger();

	AdditiveEngine(Map<String, Double> weights) {
		this(weights, true, "");
	}

	AdditiveEngine(Map<String, Double> weights, boolean scored, String needed) {
		this.weights = weights;
		this.scored = scored;
		this.needed = needed;
	}

	@Override
	public EngineDescriptor descriptor() {
		return DESCRIPTOR;
	}

	@Override
	public Settings settings() {
		return Settings.of(List.of(), Map.of());
	}

	private double sum(String text) {
		return Words.split(text).stream().mapToDouble(word -> weights.getOrDefault(word.of(text), 0.0)).sum();
	}

	@Override
	public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		calls.incrementAndGet();
		cancellation.check();
		String text = document.text();
		if (!text.contains(needed)) {
			throw new EngineException("misses " + needed);
		}
		List<Prediction<? extends Value>> predictions = new ArrayList<>();
		for (Span word : Words.split(text)) {
			if (word.of(text).equals("NAME") || word.of(text).equals("PLACE")) {
				predictions.add(predicted(new Entity("e" + predictions.size(), word.of(text), word), sum(text)));
			}
		}
		List<Entity> found = new Analysis(document, predictions).entities();
		if (found.size() > 1) {
			predictions.add(predicted(new Relation("r", "in", found.getFirst().id(), found.get(1).id()), sum(text)));
		}
		for (Question question : document.questions()) {
			Answer answer = found.isEmpty() ? Answer.none(question.id())
					: new Answer(question.id(), "NAME", Optional.of(found.getFirst().span()));
			predictions.add(predicted(answer, sum(text) + sum(question.text())));
		}
		return new Analysis(document, predictions);
	}

	private <V extends Value> Prediction<V> predicted(V value, double score) {
		OptionalDouble given = scored ? OptionalDouble.of(Math.max(0, Math.min(1, score))) : OptionalDouble.empty();
		return new Prediction<>(value, given, "additive", List.of());
	}

	@Override
	public void close() {
		// Nothing is held.
	}
}
