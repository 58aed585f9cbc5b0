package org.lorgnette.engine.visual.explain;

import java.util.List;
import java.util.OptionalInt;

import org.lorgnette.engine.visual.GroundingMap;

/**
 * Sums up the maps of a network's layers and heads: the mean over heads, and attention rollout (Abnar and Zuidema 2020, "Quantifying
 * attention flow in transformers", section 3) for words that look at patches which do not change from layer to layer.
 */
public final class MapRollout {

	private MapRollout() {
	}

	/**
	 * The mean of each weight; the result is of no head, and of the layer that the maps share, if they share one.
	 *
	 * @throws IllegalArgumentException
	 *             without a map, or if names, pictures or sizes differ
	 */
	public static GroundingMap mean(List<GroundingMap> maps) {
		GroundingMap first = check(maps);
		float[][] mean = new float[first.tokens()][first.patches()];
		for (int token = 0; token < first.tokens(); token++) {
			for (int patch = 0; patch < first.patches(); patch++) {
				double sum = 0;
				for (GroundingMap map : maps) {
					sum += map.weight(token, patch);
				}
				mean[token][patch] = (float) Math.min(1, sum / maps.size());
			}
		}
		boolean sameLayer = maps.stream().allMatch(map -> map.layer().equals(first.layer()));
		return new GroundingMap(first.name(), sameLayer ? first.layer() : OptionalInt.empty(), OptionalInt.empty(), first.picture(), mean);
	}

	/**
	 * How much of each patch is in each word after the last layer, if the residual connection passes on as much as attention does: in
	 * each layer a word becomes {@code (word + its attention) / (1 + sum of its attention)}. What a word keeps of itself is in no
	 * patch, so that its row sums to less than 1. The same as the patches' part of
	 * {@link org.lorgnette.engine.explain.AttentionRollout} over words and patches together, in which patches attend to nothing.
	 *
	 * @param layers
	 *            from the first on, each the mean of its heads
	 * @return of no layer and no head
	 * @throws IllegalArgumentException
	 *             without a layer, or if names, pictures or sizes differ
	 */
	public static GroundingMap rollout(List<GroundingMap> layers) {
		GroundingMap first = check(layers);
		float[][] rolled = new float[first.tokens()][first.patches()];
		for (int token = 0; token < first.tokens(); token++) {
			double[] row = new double[first.patches()];
			for (GroundingMap layer : layers) {
				double sum = 1;
				for (int patch = 0; patch < row.length; patch++) {
					sum += layer.weight(token, patch);
				}
				for (int patch = 0; patch < row.length; patch++) {
					row[patch] = (row[patch] + layer.weight(token, patch)) / sum;
				}
			}
			for (int patch = 0; patch < row.length; patch++) {
				rolled[token][patch] = (float) Math.min(1, row[patch]);
			}
		}
		return new GroundingMap(first.name(), OptionalInt.empty(), OptionalInt.empty(), first.picture(), rolled);
	}

	private static GroundingMap check(List<GroundingMap> maps) {
		if (maps.isEmpty()) {
			throw new IllegalArgumentException("no map to sum up; expected one or more");
		}
		GroundingMap first = maps.getFirst();
		for (GroundingMap map : maps) {
			if (!map.name().equals(first.name()) || map.picture() != first.picture() || map.tokens() != first.tokens()
					|| map.patches() != first.patches()) {
				throw new IllegalArgumentException(map + " of picture " + map.picture() + " beside " + first + " of picture "
						+ first.picture() + "; expected maps of one kind");
			}
		}
		return first;
	}
}
