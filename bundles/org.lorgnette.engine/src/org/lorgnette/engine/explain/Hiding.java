package org.lorgnette.engine.explain;

import java.util.Optional;

/**
 * How a word is hidden from an engine: left out together with the blank that follows it, or replaced by a neutral word. Both make
 * texts that the engine was not made for (Feng et al. 2018, "Pathologies of neural models make interpretations difficult"); what
 * holds under both is surer than what holds under one.
 */
public record Hiding(Optional<String> neutral) {

	/** Leaves words out (Li, Monroe and Jurafsky 2016, "Understanding neural networks through representation erasure"). */
	public static final Hiding LEAVE_OUT = new Hiding(Optional.empty());

	/** @throws IllegalArgumentException if the neutral word is blank */
	public Hiding {
		if (neutral.isPresent() && neutral.get().isBlank()) {
			throw new IllegalArgumentException("the neutral word is blank; expected a word, or to leave words out");
		}
	}

	public static Hiding replaceBy(String neutral) {
		return new Hiding(Optional.of(neutral));
	}
}
