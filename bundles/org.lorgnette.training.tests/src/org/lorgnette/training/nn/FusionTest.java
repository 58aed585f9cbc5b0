package org.lorgnette.training.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.NormalInitializer;

class FusionTest {

	private static final int WIDTH = 4;
	private static final int HEADS = 2;
	private static final int N = 3;
	private static final int M = 5;
	private static final int PADDED = 2;

	private final Random random = new Random(6);
	private NDManager manager;
	private double[][] x;
	private double[][] memory;

	@BeforeEach
	void make() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(9);
		x = values(N);
		memory = values(M);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private double[][] values(int rows) {
		double[][] values = new double[rows][WIDTH];
		for (double[] row : values) {
			for (int i = 0; i < WIDTH; i++) {
				row[i] = (float) random.nextGaussian();
			}
		}
		return values;
	}

	private Fusion fusion(Fusion.Kind kind) {
		Fusion fusion = Fusion.of(kind, WIDTH, HEADS, 0);
		fusion.setInitializer(new NormalInitializer(0.5f), parameter -> true);
		fusion.initialize(manager, DataType.FLOAT32);
		return fusion;
	}

	private NDArray array(double[][] rows) {
		float[] flat = new float[rows.length * WIDTH];
		for (int i = 0; i < flat.length; i++) {
			flat[i] = (float) rows[i / WIDTH][i % WIDTH];
		}
		return manager.create(flat, new Shape(1, rows.length, WIDTH));
	}

	/** The last words of the memory are padding. */
	private NDArray mask() {
		return manager.create(new float[] {1, 1, 1, 0, 0}, new Shape(1, M));
	}

	private NDArray fuse(Fusion fusion, DjlOps ops) {
		return fusion.apply(ops, List.of(array(x), array(memory), mask())).getFirst();
	}

	/** @param name of a child, such as {@code output}, or {@code attention_output} */
	private static float[] weights(Net net, String name) {
		boolean inside = name.startsWith("attention_");
		String child = inside ? name.substring("attention_".length()) : name;
		return NetParameters.of(net).entrySet().stream().filter(entry -> entry.getKey().contains(child))
				.filter(entry -> !child.startsWith("output") || entry.getKey().contains("attention_") == inside)
				.findFirst().orElseThrow().getValue()
				.getArray().toFloatArray();
	}

	private static double[] map(Net net, String name, double[] in) {
		float[] weight = weights(net, name + "_weight");
		float[] bias = weights(net, name + "_bias");
		double[] out = new double[bias.length];
		for (int o = 0; o < out.length; o++) {
			out[o] = bias[o];
			for (int i = 0; i < in.length; i++) {
				out[o] += weight[o * in.length + i] * in[i];
			}
		}
		return out;
	}

	private static double[] norm(Net net, String name, double[] in) {
		float[] gain = weights(net, name + "_gain");
		float[] bias = weights(net, name + "_bias");
		double mean = 0;
		double variance = 0;
		for (double value : in) {
			mean += value / in.length;
		}
		for (double value : in) {
			variance += (value - mean) * (value - mean) / in.length;
		}
		double[] out = new double[in.length];
		for (int i = 0; i < in.length; i++) {
			out[i] = (in[i] - mean) / Math.sqrt(variance + 1e-5) * gain[i] + bias[i];
		}
		return out;
	}

	private static double[] each(double[] in, DoubleUnaryOperator function) {
		return Arrays.stream(in).map(function).toArray();
	}

	/** By the trapezoid rule over the density of the normal distribution. */
	private static double gelu(double value) {
		double step = 1e-3;
		double area = 0;
		for (double t = -8; t < value; t += step) {
			double to = Math.min(value, t + step);
			area += (Math.exp(-t * t / 2) + Math.exp(-to * to / 2)) / 2 * (to - t);
		}
		return value * area / Math.sqrt(2 * Math.PI);
	}

	private double[] pooled(Net net) {
		double[] mean = new double[WIDTH];
		double sum = 0;
		for (int i = 0; i < M - PADDED; i++) {
			sum += Math.exp(map(net, "score", memory[i])[0]);
		}
		for (int i = 0; i < M - PADDED; i++) {
			double weight = Math.exp(map(net, "score", memory[i])[0]) / sum;
			for (int c = 0; c < WIDTH; c++) {
				mean[c] += weight * memory[i][c];
			}
		}
		return mean;
	}

	private double[] attended(Net net, double[] own) {
		double[] q = map(net, "query", own);
		double[] mixed = new double[WIDTH];
		int head = WIDTH / HEADS;
		for (int h = 0; h < HEADS; h++) {
			double[] scores = new double[M - PADDED];
			double sum = 0;
			for (int i = 0; i < scores.length; i++) {
				double[] k = map(net, "key", norm(net, "memoryNorm", memory[i]));
				for (int c = h * head; c < (h + 1) * head; c++) {
					scores[i] += q[c] * k[c] / Math.sqrt(head);
				}
				scores[i] = Math.exp(scores[i]);
				sum += scores[i];
			}
			for (int i = 0; i < scores.length; i++) {
				double[] v = map(net, "value", norm(net, "memoryNorm", memory[i]));
				for (int c = h * head; c < (h + 1) * head; c++) {
					mixed[c] += scores[i] / sum * v[c];
				}
			}
		}
		return map(net, "attention_output", mixed);
	}

	private double[] slowly(Fusion.Kind kind, Net net, double[] row) {
		switch (kind) {
			case HADAMARD -> {
				double[] u = each(map(net, "own", row), Math::tanh);
				double[] v = each(map(net, "other", pooled(net)), Math::tanh);
				double[] product = new double[WIDTH];
				for (int i = 0; i < WIDTH; i++) {
					product[i] = u[i] * v[i];
				}
				return map(net, "output", product);
			}
			case CONCATENATION -> {
				double[] u = map(net, "own", row);
				double[] v = map(net, "other", pooled(net));
				double[] sum = new double[WIDTH];
				for (int i = 0; i < WIDTH; i++) {
					sum[i] = u[i] + v[i];
				}
				return map(net, "output", each(sum, FusionTest::gelu));
			}
			case GATED -> {
				double[] u = map(net, "ownTerms", each(map(net, "own", row), Math::tanh));
				double[] v = map(net, "otherTerms", each(map(net, "other", pooled(net)), Math::tanh));
				double[] sum = new double[WIDTH];
				for (int i = 0; i < u.length; i++) {
					sum[i % WIDTH] += u[i] * v[i];
				}
				return map(net, "output", sum);
			}
			default -> {
				double[] own = norm(net, "ownNorm", row);
				double[] c = attended(net, own);
				double[] all = new double[4 * WIDTH];
				for (int i = 0; i < WIDTH; i++) {
					all[i] = own[i];
					all[WIDTH + i] = c[i];
					all[2 * WIDTH + i] = own[i] * c[i];
					all[3 * WIDTH + i] = own[i] - c[i];
				}
				return each(map(net, "output", all), FusionTest::gelu);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Fusion.Kind.class)
	void isTheDefinition(Fusion.Kind kind) {
		Fusion fusion = fusion(kind);
		float[] fused = fuse(fusion, Gradients.ops(manager)).toFloatArray();
		for (int i = 0; i < N; i++) {
			double[] expected = slowly(kind, fusion, x[i]);
			for (int c = 0; c < WIDTH; c++) {
				assertEquals(expected[c], fused[i * WIDTH + c], 1e-4, "row " + i + ", column " + c);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Fusion.Kind.class)
	void hasTheGradientsOfDifferences(Fusion.Kind kind) {
		Fusion fusion = fusion(kind);
		float[] directions = new float[N * WIDTH];
		for (int i = 0; i < directions.length; i++) {
			directions[i] = (float) random.nextGaussian();
		}
		Gradients.check(fusion, manager, ops -> fuse(fusion, ops).mul(manager.create(directions, new Shape(1, N, WIDTH))).sum(), 0.02);
	}

	/** What a fusion looked at can be read: of each query and head, or of the one vector of the memory; padding has no share. */
	@ParameterizedTest
	@EnumSource(Fusion.Kind.class)
	void showsItsAttention(Fusion.Kind kind) {
		DjlOps ops = Gradients.ops(manager);
		fuse(fusion(kind), ops);
		NDArray weights = ops.taps().get("attention");
		boolean attends = kind == Fusion.Kind.CROSS_ATTENTION;
		assertEquals(attends ? new Shape(1, HEADS, N, M) : new Shape(1, 1, 1, M), weights.getShape());
		float[] values = weights.toFloatArray();
		for (int row = 0; row < values.length / M; row++) {
			assertEquals(1, values[row * M] + values[row * M + 1] + values[row * M + 2], 1e-5);
			assertEquals(0, values[row * M + 3] + values[row * M + 4]);
		}
	}

	@Test
	void kindsHaveIds() {
		assertEquals(List.of("hadamard", "concatenation", "gated", "cross-attention"), Fusion.Kind.ids());
		assertEquals(Fusion.Kind.CROSS_ATTENTION, Fusion.Kind.of("cross-attention"));
		assertThrows(IllegalArgumentException.class, () -> Fusion.Kind.of("sum"));
	}
}
