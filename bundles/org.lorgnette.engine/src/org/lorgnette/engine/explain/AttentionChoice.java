package org.lorgnette.engine.explain;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which attention explains a decision.
 *
 * @param layer name of the layer, or for a rollout of the layers' stack; if empty, the last layer, or the deepest stack, in which
 *            the decision has a place
 * @param head number of the head from 0; if empty, the mean over the heads. A rollout always takes the mean
 */
public record AttentionChoice(Optional<String> layer, OptionalInt head) {

	public static final AttentionChoice DEFAULT = new AttentionChoice(Optional.empty(), OptionalInt.empty());
}
