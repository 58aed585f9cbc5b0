package org.lorgnette.ui.picture;

import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.explain.PatchOcclusion;
import org.lorgnette.model.Answer;

/**
 * What covering the patches of one picture did to the score of an answer.
 *
 * @param reach how many patches the covered squares went beyond their middle
 */
record Covered(PatchGrid grid, int reach, Answer answer, PatchOcclusion.Result result) {

	double of(int patch) {
		return result.attribution()[patch];
	}

	/** The largest change, whether up or down. */
	double largest() {
		double largest = 0;
		for (double each : result.attribution()) {
			largest = Math.max(largest, Math.abs(each));
		}
		return largest;
	}
}
