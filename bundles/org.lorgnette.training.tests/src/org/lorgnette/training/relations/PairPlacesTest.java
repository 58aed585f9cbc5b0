package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** Against what a loop over the words finds. */
class PairPlacesTest {

	private static final int NEAR = 4;

	/** Two stretches of words, which may overlap, and a third that is another entity. */
	private static long[] roles(Random random, int words, int padding) {
		long[] roles = new long[words + padding];
		int[] first = stretch(random, words);
		int[] second = stretch(random, words);
		int[] third = stretch(random, words);
		for (int i = 0; i < words; i++) {
			boolean head = first[0] <= i && i < first[1];
			boolean tail = second[0] <= i && i < second[1];
			roles[i] = head && tail ? 3 : head ? 1 : tail ? 2 : third[0] <= i && i < third[1] ? 4 : 0;
		}
		return roles;
	}

	private static int[] stretch(Random random, int words) {
		int begin = random.nextInt(words);
		return new int[] { begin, Math.min(words, begin + 1 + random.nextInt(3)) };
	}

	private static boolean in(long role, int entity) {
		return role == entity || role == 3;
	}

	private static float bit(boolean value) {
		return value ? 1 : 0;
	}

	private static void compare(long[] roles) {
		int words = roles.length;
		float[] between = new float[words];
		float[] features = new float[words * PairPlaces.WIDTH];
		for (int i = 0; i < words; i++) {
			int at = i * PairPlaces.WIDTH;
			for (int offset = -NEAR; offset <= NEAR; offset++) {
				int near = i - offset;
				for (int entity = 1; entity <= 2; entity++) {
					features[at++] = bit(near >= 0 && near < words && in(roles[near], entity));
				}
			}
			boolean left = false;
			boolean right = false;
			for (boolean before : new boolean[] { true, false }) {
				for (int entity = 1; entity <= 2; entity++) {
					boolean found = false;
					for (int k = before ? 0 : i; k < (before ? i + 1 : words); k++) {
						found |= in(roles[k], entity);
					}
					features[at++] = bit(found);
					left |= before && found;
					right |= !before && found;
				}
			}
			features[at++] = bit(roles[i] == 4);
			assertEquals((i + 1) * PairPlaces.WIDTH, at);
			between[i] = bit(left && right && roles[i] != 1 && roles[i] != 2 && roles[i] != 3);
		}
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			DjlOps ops = new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
			PairPlaces<NDArray> places = PairPlaces.of(ops, manager.create(roles, new Shape(1, words)));
			assertArrayEquals(between, places.between().toFloatArray());
			assertArrayEquals(features, places.features().toFloatArray());
			for (int i = 0; i < words; i++) {
				assertEquals(bit(in(roles[i], 1)), places.head().getFloat(0, i));
				assertEquals(bit(in(roles[i], 2)), places.tail().getFloat(0, i));
			}
		}
	}

	@Test
	void findsWhatALoopFinds() {
		Random random = new Random(4);
		for (int words : new int[] { 1, 2, 3, 7, 20, 40 }) {
			for (int i = 0; i < 8; i++) {
				compare(roles(random, words, random.nextInt(4)));
			}
		}
	}

	/** As far apart as a window of the engine lets them be. */
	@Test
	void entitiesFarApart() {
		long[] roles = new long[300];
		roles[0] = 2;
		roles[299] = 1;
		compare(roles);
	}
}
