package org.lorgnette.metrics.chunk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts per type, by a small number for each type so that the inner loop needs no map. */
final class TypeTally {

	private final Map<String, Integer> ids = new HashMap<>();
	private String[] names = new String[16];
	private long[] gold = new long[16];
	private long[] predicted = new long[16];
	private long[] correct = new long[16];
	private long allGold;
	private long allPredicted;
	private long allCorrect;

	int id(String type) {
		Integer known = ids.get(type);
		if (known != null) {
			return known;
		}
		int id = ids.size();
		if (id == names.length) {
			names = Arrays.copyOf(names, 2 * id);
			gold = Arrays.copyOf(gold, 2 * id);
			predicted = Arrays.copyOf(predicted, 2 * id);
			correct = Arrays.copyOf(correct, 2 * id);
		}
		names[id] = type;
		ids.put(type, id);
		return id;
	}

	void addGold(int id) {
		gold[id]++;
		allGold++;
	}

	void addPredicted(int id) {
		predicted[id]++;
		allPredicted++;
	}

	void addCorrect(int id) {
		correct[id]++;
		allCorrect++;
	}

	ChunkScore overall() {
		return new ChunkScore(allGold, allPredicted, allCorrect);
	}

	/** Only types with gold or predicted chunks: others may be known from tags alone. */
	SortedMap<String, ChunkScore> types() {
		SortedMap<String, ChunkScore> types = new TreeMap<>(CodePointOrder.INSTANCE);
		for (int id = 0; id < ids.size(); id++) {
			if (gold[id] + predicted[id] > 0) {
				types.put(names[id], new ChunkScore(gold[id], predicted[id], correct[id]));
			}
		}
		return types;
	}
}
