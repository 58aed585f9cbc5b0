package org.lorgnette.world;

import java.util.List;
import java.util.Optional;

import org.lorgnette.world.draw.Box;

/**
 * Where in the picture the answer is to be seen.
 *
 * @param thing
 *            the one thing that the question is about, if it is one
 * @param targets
 *            what is counted, looked for or described
 * @param references
 *            what the targets are found by
 */
public record Evidence(Optional<Box> thing, List<Box> targets, List<Box> references) {

	public static final Evidence NONE = new Evidence(Optional.empty(), List.of(), List.of());

	public Evidence {
		targets = List.copyOf(targets);
		references = List.copyOf(references);
	}
}
