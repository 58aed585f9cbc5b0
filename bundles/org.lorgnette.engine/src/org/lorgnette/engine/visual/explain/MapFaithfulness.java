package org.lorgnette.engine.visual.explain;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessCheck;
import org.lorgnette.engine.explain.FaithfulnessSettings;
import org.lorgnette.engine.visual.GroundingMap;

/** How far the patches that a map weighs most are those that the answer rests on, against rankings at random. */
public final class MapFaithfulness {

	private MapFaithfulness() {
	}

	/** Ranks patches by the mean of their weights over all words; covers and uncovers them in that order. */
	public static Faithfulness of(PictureProbe probe, GroundingMap map, FaithfulnessSettings settings, ExplainListener listener,
			Cancellation cancellation) throws EngineException {
		return of(probe, importance(map), settings, listener, cancellation);
	}

	/** @param attribution of each patch of the probe's grid; the largest first makes the ranking */
	public static Faithfulness of(PictureProbe probe, double[] attribution, FaithfulnessSettings settings, ExplainListener listener,
			Cancellation cancellation) throws EngineException {
		return new FaithfulnessCheck(probe, settings).measure(attribution, listener, cancellation);
	}

	/** The mean weight of each patch over all words. */
	public static double[] importance(GroundingMap map) {
		double[] importance = new double[map.patches()];
		for (int token = 0; token < map.tokens(); token++) {
			for (int patch = 0; patch < importance.length; patch++) {
				importance[patch] += (double) map.weight(token, patch) / map.tokens();
			}
		}
		return importance;
	}
}
