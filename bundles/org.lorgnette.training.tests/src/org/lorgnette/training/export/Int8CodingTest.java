package org.lorgnette.training.export;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;

/** Eight bits: against integer arithmetic written out, and against the error that rounding can make at most. */
class Int8CodingTest {

	private static final int WIDTH = 40;
	private static final int OUT = Int8Coding.FEWEST_OUTPUTS;
	private static final int ROWS = Int8Coding.FEWEST_ROWS;

	private final Random random = new Random(11);

	static <T> List<T> linear(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.linear(x, net.weight, net.bias), ops.linear(x, net.weight, net.bias), ops.linear(y, net.weight, net.bias));
	}

	static <T> List<T> embedding(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.embedding(net.table, ids));
	}

	static <T> List<T> layerNorm(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.layerNorm(x, net.gain, net.offset, 1e-2f), ops.layerNorm(ops.sum(x, 1), net.gain, net.offset, 1e-5f),
				ops.layerNorm(ops.expand(x, 1), net.gain, net.offset, 1e-5f),
				ops.layerNorm(ops.scale(x, 1e-3f), net.gain, net.offset, 1e-5f));
	}

	private static OpsNet net(OpsNet.Body body) {
		return new OpsNet(body, WIDTH, OUT, ROWS);
	}

	/** Input and weight rounded to 8 bits, multiplied as integers, scaled: each step as ONNX defines it. */
	private static float[] reference(float[] x, float[] weight, float[] bias) {
		float least = 0;
		float largest = 0;
		for (float value : x) {
			least = Math.min(least, value);
			largest = Math.max(largest, value);
		}
		float step = (largest - least) / 255;
		int zero = (int) Math.clamp(Math.rint(-least / step), 0, 255);
		float[] result = new float[x.length / WIDTH * OUT];
		for (int out = 0; out < OUT; out++) {
			float top = 0;
			for (int i = 0; i < WIDTH; i++) {
				top = Math.max(top, Math.abs(weight[out * WIDTH + i]));
			}
			float scale = top / 127;
			for (int row = 0; row < x.length / WIDTH; row++) {
				long sum = 0;
				for (int i = 0; i < WIDTH; i++) {
					int input = (int) Math.clamp(Math.rint(x[row * WIDTH + i] / step) + zero, 0, 255);
					sum += (input - zero) * (long) Math.rint(weight[out * WIDTH + i] / scale);
				}
				result[row * OUT + out] = sum * (step * scale) + bias[out];
			}
		}
		return result;
	}

	@Test
	void linearIsIntegerArithmetic() throws Exception {
		OpsNet net = net(Int8CodingTest::linear);
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.INT8, 3))) {
			for (int[] size : new int[][] { { 1, 1 }, { 3, 5 }, { 1, 17 } }) {
				List<NDArray> inputs = OpsNet.inputs(manager, random, size[0], size[1], WIDTH, ROWS);
				OrtRun.Output found = ort.run(OpsNet.named(inputs)).get("out0");
				float[] expected = reference(inputs.getFirst().toFloatArray(), net.weight.getArray().toFloatArray(),
						net.bias.getArray().toFloatArray());
				found.requireNear(new OrtRun.Output(List.of((long) size[0], (long) size[1], (long) OUT), expected), 1e-4, "linear");
			}
		}
	}

	@Test
	void linearOfZerosIsTheBias() throws Exception {
		OpsNet net = net(Int8CodingTest::linear);
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.INT8, 3))) {
			List<NDArray> inputs = OpsNet.inputs(manager, random, 1, 1, WIDTH, ROWS);
			float[] found = ort.run(OpsNet.named(List.of(inputs.get(0).zerosLike(), inputs.get(1), inputs.get(2)))).get("out0").values();
			Assertions.assertArrayEquals(net.bias.getArray().toFloatArray(), found, 1e-6f);
		}
	}

	/**
	 * Every input is off by one step of 1/255 of the range at most (half a step from rounding, half from the rounded zero point),
	 * every weight by half a step of its row, 1/254 of its largest value: for a sum that is {@code sum(|w| dx + (|x| + dx) dw)}.
	 */
	@Test
	void linearStaysWithinWhatRoundingCanLose() throws Exception {
		OpsNet net = net(Int8CodingTest::linear);
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.INT8, 3))) {
			List<NDArray> inputs = OpsNet.inputs(manager, random, 2, 9, WIDTH, ROWS);
			float[] expected = OpsNet.expected(net, inputs).getFirst().values();
			float[] found = ort.run(OpsNet.named(inputs)).get("out0").values();
			float[] x = inputs.getFirst().toFloatArray();
			float[] weight = net.weight.getArray().toFloatArray();
			double range = inputs.getFirst().max().toFloatArray()[0] - inputs.getFirst().min().toFloatArray()[0];
			double inputStep = range / 255;
			for (int i = 0; i < found.length; i++) {
				int row = i / OUT;
				int out = i % OUT;
				double top = 0;
				for (int k = 0; k < WIDTH; k++) {
					top = Math.max(top, Math.abs(weight[out * WIDTH + k]));
				}
				double bound = 1e-4;
				for (int k = 0; k < WIDTH; k++) {
					bound += Math.abs(weight[out * WIDTH + k]) * inputStep + (Math.abs(x[row * WIDTH + k]) + inputStep) * top / 254;
				}
				Assertions.assertEquals(expected[i], found[i], bound);
			}
			double lost = ort.run(OpsNet.named(inputs)).get("out0").relativeError(OpsNet.expected(net, inputs).getFirst());
			Assertions.assertTrue(lost > 1e-3 && lost < 0.03, "loses " + lost);
		}
	}

	@Test
	void embeddingLosesHalfAStepOfItsRow() throws Exception {
		OpsNet net = net(Int8CodingTest::embedding);
		float[] table = net.table.getArray().toFloatArray();
		// Rows of very different lengths, and one of zeros, as that of padding may be.
		for (int i = 0; i < table.length; i++) {
			int row = i / WIDTH;
			table[i] = row == 7 ? 0 : table[i] * (float) Math.pow(10, row % 9 - 4);
		}
		net.table.getArray().set(FloatBuffer.wrap(table));
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.INT8, 1))) {
			List<NDArray> inputs = OpsNet.inputs(manager, random, 3, 40, WIDTH, ROWS);
			long[] ids = inputs.get(2).toLongArray();
			ids[0] = 7;
			inputs.get(2).set(LongBuffer.wrap(ids));
			float[] found = ort.run(OpsNet.named(inputs)).get("out0").values();
			Assertions.assertEquals(ids.length * WIDTH, found.length);
			boolean rounded = false;
			for (int i = 0; i < ids.length; i++) {
				int start = (int) ids[i] * WIDTH;
				float top = 0;
				for (int k = 0; k < WIDTH; k++) {
					top = Math.max(top, Math.abs(table[start + k]));
				}
				for (int k = 0; k < WIDTH; k++) {
					Assertions.assertEquals(table[start + k], found[i * WIDTH + k], top / 254 * 1.0001);
					rounded |= table[start + k] != found[i * WIDTH + k];
				}
			}
			Assertions.assertTrue(rounded, "nothing was rounded");
		}
	}

	@Test
	void layerNormStaysExact() throws Exception {
		OpsNet net = net(Int8CodingTest::layerNorm);
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.INT8, 4))) {
			List<NDArray> inputs = OpsNet.inputs(manager, random, 3, 5, WIDTH, ROWS);
			List<OrtRun.Output> expected = OpsNet.expected(net, inputs);
			Map<String, OrtRun.Output> found = ort.run(OpsNet.named(inputs));
			for (int i = 0; i < 4; i++) {
				found.get("out" + i).requireNear(expected.get(i), 1e-5, "norm " + i);
			}
		}
	}

	@Test
	void keepsNoFloatsOfWhatItRoundsAndRoundsAnInputOnce() throws Exception {
		GraphProto graph = ModelProto.parseFrom(net(Int8CodingTest::linear).export(Precision.INT8, 3)).getGraph();
		Assertions.assertEquals(List.of("weight.int8", "weight.scale", "bias"),
				graph.getInitializerList().stream().map(TensorProto::getName).toList());
		Assertions.assertEquals(List.of((long) WIDTH, (long) OUT), graph.getInitializer(0).getDimsList());
		Map<String, Long> operators = graph.getNodeList().stream()
				.collect(Collectors.groupingBy(NodeProto::getOpType, Collectors.counting()));
		Assertions.assertEquals(Map.of("DynamicQuantizeLinear", 2L, "MatMulIntegerToFloat", 2L, "Identity", 3L), operators);
	}

	@Test
	void smallMapsAndTablesStayFloats() throws Exception {
		OpsNet head = new OpsNet(Int8CodingTest::linear, WIDTH, OUT - 1, ROWS);
		Assertions.assertTrue(ModelProto.parseFrom(head.export(Precision.INT8, 3)).getGraph().getInitializerList().stream()
				.anyMatch(tensor -> tensor.getName().equals("weight.transposed")));
		OpsNet roles = new OpsNet(Int8CodingTest::embedding, WIDTH, OUT, ROWS - 1);
		Assertions.assertEquals(List.of("table"), ModelProto.parseFrom(roles.export(Precision.INT8, 1)).getGraph().getInitializerList()
				.stream().map(TensorProto::getName).toList());
	}

	@Test
	void rowsMeetTheirLargestValueAndZeroRowsStayZero() {
		Int8Rows rows = Int8Rows.of(new float[] { 1, -2, 0.5f, 0, 0, 0, -1e-45f, 1e-45f, 0, 254, 1, -254 }, 4, 3);
		Assertions.assertArrayEquals(new byte[] { 64, -127, 32, 0, 0, 0, 0, 0, 0, 127, 1, -127 }, rows.codes());
		Assertions.assertArrayEquals(new float[] { 2f / 127, 1, 1, 2 }, rows.scales());
		Assertions.assertArrayEquals(new byte[] { 64, 0, 0, 127, -127, 0, 0, 1, 32, 0, 0, -127 }, rows.transposedCodes());
	}
}
