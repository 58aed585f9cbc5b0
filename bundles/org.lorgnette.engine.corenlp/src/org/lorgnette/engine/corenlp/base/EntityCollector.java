package org.lorgnette.engine.corenlp.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Collects an analysis' predictions in text order and numbers its entities {@code e1}, {@code e2}, ... */
public final class EntityCollector {

	private final String producer;
	private final List<Prediction<? extends Value>> predictions = new ArrayList<>();
	private int entities;

	public EntityCollector(String producer) {
		this.producer = producer;
	}

	public Entity add(String type, Span span, OptionalDouble score, List<Evidence> evidence) {
		Entity entity = new Entity("e" + ++entities, type, List.of(span), Map.of());
		predictions.add(new Prediction<>(entity, score, producer, evidence));
		return entity;
	}

	public <V extends Value> void add(V value, OptionalDouble score, List<Evidence> evidence) {
		predictions.add(new Prediction<>(value, score, producer, evidence));
	}

	public List<Prediction<? extends Value>> predictions() {
		return predictions;
	}
}
