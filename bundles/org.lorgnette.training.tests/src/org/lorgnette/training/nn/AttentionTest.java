package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

class AttentionTest {

	private static final int WIDTH = 6;
	private static final int HEADS = 2;

	private NDManager manager;
	private Attention attention;

	@BeforeEach
	void make() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(4);
		attention = new Attention(WIDTH, HEADS, 0);
		attention.initialize(manager, DataType.FLOAT32);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private float[] weights(String path) {
		return NetParameters.of(attention).entrySet().stream().filter(entry -> entry.getKey().contains(path)).findFirst().orElseThrow()
				.getValue().getArray().toFloatArray();
	}

	private double[][] map(double[][] x, String name) {
		float[] weight = weights(name + "_weight");
		float[] bias = weights(name + "_bias");
		double[][] y = new double[x.length][bias.length];
		for (int i = 0; i < x.length; i++) {
			for (int o = 0; o < bias.length; o++) {
				y[i][o] = bias[o];
				for (int k = 0; k < x[i].length; k++) {
					y[i][o] += weight[o * x[i].length + k] * x[i][k];
				}
			}
		}
		return y;
	}

	/** The definition, word by word and head by head; the last {@code padded} of the memory are padding. */
	private double[][] slowly(double[][] x, double[][] memory, int padded) {
		double[][] q = map(x, "query");
		double[][] k = map(memory, "key");
		double[][] v = map(memory, "value");
		int head = WIDTH / HEADS;
		double[][] mixed = new double[x.length][WIDTH];
		for (int h = 0; h < HEADS; h++) {
			for (int i = 0; i < x.length; i++) {
				double[] scores = new double[memory.length - padded];
				double sum = 0;
				for (int j = 0; j < scores.length; j++) {
					for (int c = h * head; c < (h + 1) * head; c++) {
						scores[j] += q[i][c] * k[j][c];
					}
					scores[j] = Math.exp(scores[j] / Math.sqrt(head));
					sum += scores[j];
				}
				for (int j = 0; j < scores.length; j++) {
					for (int c = h * head; c < (h + 1) * head; c++) {
						mixed[i][c] += scores[j] / sum * v[j][c];
					}
				}
			}
		}
		return map(mixed, "output");
	}

	private static double[][] rows(NDArray array) {
		float[] values = array.toFloatArray();
		double[][] rows = new double[values.length / WIDTH][WIDTH];
		for (int i = 0; i < values.length; i++) {
			rows[i / WIDTH][i % WIDTH] = values[i];
		}
		return rows;
	}

	@Test
	void equalsItsDefinition() {
		NDArray x = manager.randomNormal(new Shape(1, 4, WIDTH));
		NDArray memory = manager.randomNormal(new Shape(1, 5, WIDTH));
		NDArray mask = manager.create(new float[] { 1, 1, 1, 0, 0 }, new Shape(1, 5));
		DjlOps ops = Gradients.ops(manager);
		double[][] found = rows(attention.apply(ops, List.of(x, memory, mask)).getFirst());
		double[][] expected = slowly(rows(x), rows(memory), 2);
		for (int i = 0; i < expected.length; i++) {
			assertArrayEquals(expected[i], found[i], 1e-5);
		}
		NDArray weights = ops.taps().get("attention");
		assertEquals(new Shape(1, HEADS, 4, 5), weights.getShape());
		assertEquals(0, weights.get(":,:,:,3:").max().getFloat(), "padding has no weight");
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 1, 1, 1 }, weights.sum(new int[] { 3 }).toFloatArray(), 1e-5f);
	}

	@Test
	void gradientsAreThoseOfDifferences() {
		NDArray x = manager.randomNormal(new Shape(2, 3, WIDTH));
		NDArray mask = manager.ones(new Shape(2, 3));
		Gradients.check(attention, manager, ops -> attention.apply(ops, List.of(x, x, mask)).getFirst().square().sum(), 2e-2);
	}

	@Test
	void headsMustDivideTheWidth() {
		assertThrows(IllegalArgumentException.class, () -> new Attention(10, 3, 0));
	}
}
