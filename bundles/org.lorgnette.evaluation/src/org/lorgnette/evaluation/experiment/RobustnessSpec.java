package org.lorgnette.evaluation.experiment;

import java.util.List;

/**
 * Asks again with question or picture changed so little that nobody would answer otherwise.
 *
 * @param changes in the order in which they are shown
 * @param limit how many questions, drawn from all that are measured
 */
public record RobustnessSpec(List<VisualChange> changes, int limit) {

	public static final int DEFAULT_LIMIT = 500;

	public RobustnessSpec {
		changes = List.copyOf(changes);
	}
}
