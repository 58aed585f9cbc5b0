package org.lorgnette.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value that an engine predicts. {@code score} is the engine's confidence in 0..1, larger is surer, empty if it has none;
 * {@code producer} is the engine's id; {@code grounding} is there if the engine wrote text that had to be found
 * in the source.
 */
public record Prediction<V extends Value>(V value, OptionalDouble score, String producer, List<Evidence> evidence,
		Optional<Grounding> grounding) {

	/** @throws IllegalArgumentException if the score is outside 0..1 */
	public Prediction {
		if (score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1)) {
			throw new IllegalArgumentException("score of " + producer + " outside 0..1: " + score.getAsDouble());
		}
		evidence = List.copyOf(evidence);
	}

	/** A prediction that marks the source itself. */
	public Prediction(V value, OptionalDouble score, String producer, List<Evidence> evidence) {
		this(value, score, producer, evidence, Optional.empty());
	}

	/** A prediction without score and evidence. */
	public Prediction(V value, String producer) {
		this(value, OptionalDouble.empty(), producer, List.of());
	}

	/** The same of another value, such as the same entity under another label. */
	public <W extends Value> Prediction<W> withValue(W other) {
		return new Prediction<>(other, score, producer, evidence, grounding);
	}
}
