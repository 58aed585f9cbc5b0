package org.lorgnette.world.question;

import java.util.List;

/**
 * The things that decide an answer, as indices in the scene; either may be empty.
 *
 * @param targets
 *            those that are counted, looked for or described; of two sets that are compared or joined, the first
 * @param references
 *            those that the targets are found by, as the blue square in "left of the blue square"; or the second set
 */
public record Decisive(List<Integer> targets, List<Integer> references) {

	public Decisive {
		targets = List.copyOf(targets);
		references = List.copyOf(references);
	}
}
