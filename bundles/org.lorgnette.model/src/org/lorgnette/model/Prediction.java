package org.lorgnette.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A value that an engine predicts. {@code score} is the engine's confidence in 0..1, larger is surer, empty if it has none;
 * {@code producer} is the engine's id.
 */
public record Prediction<V extends Value>(V value, OptionalDouble score, String producer, List<Evidence> evidence) {

	/** @throws IllegalArgumentException if the score is outside 0..1 */
	public Prediction {
		if (score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1)) {
			throw new IllegalArgumentException("score of " + producer + " outside 0..1: " + score.getAsDouble());
		}
		evidence = List.copyOf(evidence);
	}

	/** A prediction without score and evidence. */
	public Prediction(V value, String producer) {
		this(value, OptionalDouble.empty(), producer, List.of());
	}
}
