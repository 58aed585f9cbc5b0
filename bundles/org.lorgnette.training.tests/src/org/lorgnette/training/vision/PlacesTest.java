package org.lorgnette.training.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

class PlacesTest {

	private static final int ROWS = 2;
	private static final int COLUMNS = 3;
	private static final int WIDTH = 4;

	/** Against the plain formula, with the network's own numbers. */
	@Test
	void patchesAreToldWhereTheyLieFromWhatWasFound() {
		Random random = new Random(3);
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			Places places = new Places(new PatchGrid(ROWS, COLUMNS), WIDTH);
			places.initialize(manager, DataType.FLOAT32);
			int patches = ROWS * COLUMNS;
			float[] seen = numbers(random, patches * WIDTH);
			float[] found = numbers(random, patches);
			NDArray told = places.forward(new ParameterStore(manager, false), new NDList(manager.create(seen, new Shape(1, patches, WIDTH)),
					manager.create(found, new Shape(1, patches, 1))), false).head();
			float[] within = values(places, "within_weight");
			float[] shift = values(places, "within_bias");
			float[] weight = values(places, "told_weight");
			float[] bias = values(places, "told_bias");
			double[][] place = new double[patches][2];
			double[] there = new double[2];
			double all = 0;
			for (int patch = 0; patch < patches; patch++) {
				for (int direction = 0; direction < 2; direction++) {
					double own = shift[direction];
					for (int i = 0; i < WIDTH; i++) {
						own += within[direction * WIDTH + i] * seen[patch * WIDTH + i];
					}
					place[patch][direction] = (direction == 0 ? patch % COLUMNS : patch / COLUMNS) + Math.tanh(own);
					there[direction] += Math.exp(found[patch]) * place[patch][direction];
				}
				all += Math.exp(found[patch]);
			}
			float[] expected = new float[patches * WIDTH];
			for (int patch = 0; patch < patches; patch++) {
				for (int i = 0; i < WIDTH; i++) {
					double sum = bias[i];
					for (int direction = 0; direction < 2; direction++) {
						sum += weight[i * 2 + direction] * (place[patch][direction] - there[direction] / all);
					}
					expected[patch * WIDTH + i] = (float) Math.tanh(sum);
				}
			}
			assertArrayEquals(expected, told.toFloatArray(), 1e-5f);
			assertTrue(Math.abs(expected[0] - expected[WIDTH * (patches - 1)]) > 0.01, "corners differ");
		}
	}

	private static float[] numbers(Random random, int count) {
		float[] numbers = new float[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = random.nextFloat(-1, 1);
		}
		return numbers;
	}

	private static float[] values(Places places, String path) {
		return NetParameters.of(places).entrySet().stream().filter(entry -> entry.getKey().endsWith(path)).findFirst()
				.map(entry -> NetParameters.values(entry.getKey(), entry.getValue())).orElseThrow();
	}
}
