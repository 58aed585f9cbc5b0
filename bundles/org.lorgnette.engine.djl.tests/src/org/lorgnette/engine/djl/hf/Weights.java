package org.lorgnette.engine.djl.hf;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random weights by name: the same name always has the same. */
final class Weights {

	static final int WIDTH = 16;
	static final int HEADS = 2;
	static final int PATCH = 4;
	/** Patches a side that there are places for. */
	static final int GRID = 12;
	static final int POSITIONS = 24;
	static final float LOGIT_SCALE = 10;

	private final long seed;
	private final int vocabulary;
	private final Map<String, float[]> values = new HashMap<>();

	Weights(long seed, int vocabulary) {
		this.seed = seed;
		this.vocabulary = vocabulary;
	}

	int vocabulary() {
		return vocabulary;
	}

	float[] of(String name, long... shape) {
		int count = (int) java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
		return values.computeIfAbsent(name, key -> {
			Random random = new Random(seed * 31 + key.hashCode());
			boolean gain = key.endsWith(".gain");
			float[] made = new float[count];
			IntStream.range(0, count).forEach(i -> made[i] = (float) (gain ? 1 + 0.1 * random.nextGaussian()
					: 0.4 * random.nextGaussian()));
			return made;
		});
	}
}
