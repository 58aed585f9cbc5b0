package org.lorgnette.metrics.chunk;

import java.util.Optional;

import org.lorgnette.model.Entity;

/** What became of a gold entity, of a predicted one, or of the two together. */
public record Outcome(Kind kind, Optional<Entity> gold, Optional<Entity> predicted) {

	/** The classes of errors, and the absence of one. */
	public enum Kind {
		/** Same fragments, same type. */
		CORRECT,
		/** Same fragments, another type. */
		TYPE,
		/** Overlapping, same type. */
		BOUNDARY,
		/** Overlapping, another type. */
		BOUNDARY_AND_TYPE,
		/** A gold entity without a counterpart. */
		MISSED,
		/** A predicted entity without a counterpart. */
		SPURIOUS
	}

	/** @throws IllegalArgumentException if a side that the kind calls for is absent, or the other way round */
	public Outcome {
		if (gold.isEmpty() != (kind == Kind.SPURIOUS) || predicted.isEmpty() != (kind == Kind.MISSED)) {
			throw new IllegalArgumentException(kind + " does not go with gold " + gold + " and predicted " + predicted);
		}
	}

	static Outcome missed(Entity gold) {
		return new Outcome(Kind.MISSED, Optional.of(gold), Optional.empty());
	}

	static Outcome spurious(Entity predicted) {
		return new Outcome(Kind.SPURIOUS, Optional.empty(), Optional.of(predicted));
	}

	/** The gold entity, or the predicted one where there is no gold. */
	public Entity subject() {
		return gold.or(() -> predicted).orElseThrow();
	}
}
