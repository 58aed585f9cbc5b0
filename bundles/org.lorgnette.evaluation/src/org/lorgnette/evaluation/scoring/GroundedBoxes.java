package org.lorgnette.evaluation.scoring;

import java.util.Map;

import org.lorgnette.metrics.vqa.Box;

/**
 * Where the things are that questions about pictures ask for, by question id, in pixels of the first picture.
 *
 * @param gold none where the question is not about one thing
 * @param predicted the engine's box; none if it gave none, which covers nothing
 */
public record GroundedBoxes(Map<String, Box> gold, Map<String, Box> predicted) {

	public static final GroundedBoxes NONE = new GroundedBoxes(Map.of(), Map.of());

	public GroundedBoxes {
		gold = Map.copyOf(gold);
		predicted = Map.copyOf(predicted);
	}
}
