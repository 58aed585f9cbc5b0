package org.lorgnette.engine.training;

import java.util.List;

import org.lorgnette.engine.visual.PixelBox;

/**
 * Boxes around the things of a picture that decide an answer; both lists may be empty.
 *
 * @param targets
 *            what is counted, looked for or described; of two sets that are compared or joined, the first
 * @param references
 *            what the targets are found by, as the square in "left of the square"; or the second set
 */
public record GoldEvidence(List<PixelBox> targets, List<PixelBox> references) {

	public GoldEvidence {
		targets = List.copyOf(targets);
		references = List.copyOf(references);
	}
}
