package org.lorgnette.training.relations;

import java.util.List;
import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Pairs as a network takes them, padded to the longest.
 *
 * @param ids [pairs, words, features]
 * @param roles [pairs, words]
 */
record PairBatch(NDArray ids, NDArray roles) {

	static PairBatch of(List<PairExample> pairs, WordFeatures features, PairHiding hiding, Random random, NDManager manager) {
		int longest = pairs.stream().mapToInt(PairExample::length).max().orElseThrow();
		int width = features.width();
		long[] ids = new long[pairs.size() * longest * width];
		long[] roles = new long[pairs.size() * longest];
		for (int row = 0; row < pairs.size(); row++) {
			PairExample pair = pairs.get(row);
			System.arraycopy(pair.roles(), 0, roles, row * longest, pair.length());
			for (int i = 0; i < pair.length(); i++) {
				System.arraycopy(features.ids(pair.words().get(i)), 0, ids, (row * longest + i) * width, width);
			}
			hiding.hide(pair, features, random, ids, row * longest * width);
		}
		return new PairBatch(manager.create(ids, new Shape(pairs.size(), longest, width)),
				manager.create(roles, new Shape(pairs.size(), longest)));
	}
}
