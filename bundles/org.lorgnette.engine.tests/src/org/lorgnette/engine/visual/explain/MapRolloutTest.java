package org.lorgnette.engine.visual.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.explain.AttentionRollout;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;

class MapRolloutTest {

	private static final int TOKENS = 3;
	private static final int PATCHES = 5;

	/** Rows sum to {@code share}. */
	private static GroundingMap random(Random random, int layer, double share) {
		float[][] weights = new float[TOKENS][PATCHES];
		for (float[] row : weights) {
			double sum = 0;
			for (int patch = 0; patch < PATCHES; patch++) {
				row[patch] = random.nextFloat();
				sum += row[patch];
			}
			for (int patch = 0; patch < PATCHES; patch++) {
				row[patch] = (float) (row[patch] / sum * share);
			}
		}
		return new GroundingMap("cross-attention", OptionalInt.of(layer), OptionalInt.empty(), 0, weights);
	}

	@Test
	void rollsOutAsWordsAndPatchesTogetherDo() {
		Random random = new Random(5);
		List<GroundingMap> layers = new ArrayList<>();
		List<double[][]> square = new ArrayList<>();
		for (int layer = 0; layer < 4; layer++) {
			// Not all attention goes to patches: some may have fallen on padding.
			GroundingMap map = random(random, layer, layer == 2 ? 0.6 : 1);
			layers.add(map);
			double[][] all = new double[TOKENS + PATCHES][TOKENS + PATCHES];
			for (int token = 0; token < TOKENS; token++) {
				for (int patch = 0; patch < PATCHES; patch++) {
					all[token][TOKENS + patch] = map.weight(token, patch);
				}
			}
			square.add(all);
		}
		double[][] expected = AttentionRollout.of(square);
		GroundingMap rolled = MapRollout.rollout(layers);
		for (int token = 0; token < TOKENS; token++) {
			for (int patch = 0; patch < PATCHES; patch++) {
				assertEquals(expected[token][TOKENS + patch], rolled.weight(token, patch), 1e-6);
			}
		}
		assertEquals(OptionalInt.empty(), rolled.layer());
	}

	@Test
	void averagesHeads() {
		GroundingMap one = new GroundingMap("a", OptionalInt.of(1), OptionalInt.of(0), 2, new float[][] {{0, 1}, {0.5f, 0.25f}});
		GroundingMap other = new GroundingMap("a", OptionalInt.of(1), OptionalInt.of(1), 2, new float[][] {{1, 1}, {0, 0.25f}});
		assertEquals(new GroundingMap("a", OptionalInt.of(1), OptionalInt.empty(), 2, new float[][] {{0.5f, 1}, {0.25f, 0.25f}}),
				MapRollout.mean(List.of(one, other)));
	}

	@Test
	void refusesMapsOfDifferentKinds() {
		GroundingMap one = new GroundingMap("a", OptionalInt.empty(), OptionalInt.empty(), 0, new float[][] {{0, 1}});
		GroundingMap wider = new GroundingMap("a", OptionalInt.empty(), OptionalInt.empty(), 0, new float[][] {{0, 1, 0}});
		GroundingMap elsewhere = new GroundingMap("a", OptionalInt.empty(), OptionalInt.empty(), 1, new float[][] {{0, 1}});
		assertThrows(IllegalArgumentException.class, () -> MapRollout.mean(List.of(one, wider)));
		assertThrows(IllegalArgumentException.class, () -> MapRollout.rollout(List.of(one, elsewhere)));
		assertThrows(IllegalArgumentException.class, () -> MapRollout.rollout(List.of()));
	}

	@Test
	void tinyPicturesHaveFewPatches() {
		assertEquals(new PatchGrid(8, 8), PictureProbe.usualGrid(Picture.of(9, 8, new int[72])));
		assertEquals(new PatchGrid(1, 3), PictureProbe.usualGrid(Picture.of(3, 1, new int[3])));
	}
}
