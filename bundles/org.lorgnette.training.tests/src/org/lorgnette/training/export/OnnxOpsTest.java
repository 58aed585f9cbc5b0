package org.lorgnette.training.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Every operation: what the recorded graph gives in ONNX Runtime is what DJL computes, for one graph and several lengths. */
class OnnxOpsTest {

	private static final double TOLERANCE = 1e-5;

	static Stream<Named<OpsNet.Body>> bodies() {
		return Stream.of(Named.of("parameter", OnnxOpsTest::parameters), Named.of("linear", OnnxOpsTest::linear),
				Named.of("embedding", OnnxOpsTest::embedding), Named.of("matMul", OnnxOpsTest::matMul),
				Named.of("add, subtract, multiply", OnnxOpsTest::arithmetic), Named.of("scale, affine", OnnxOpsTest::affine),
				Named.of("softmax", OnnxOpsTest::softmax), Named.of("activations", OnnxOpsTest::activations),
				Named.of("layerNorm", OnnxOpsTest::layerNorm), Named.of("sum", OnnxOpsTest::sum), Named.of("max", OnnxOpsTest::max),
				Named.of("concat", OnnxOpsTest::concat), Named.of("slice", OnnxOpsTest::slice), Named.of("shift", OnnxOpsTest::shift),
				Named.of("transpose", OnnxOpsTest::transpose), Named.of("reshape", OnnxOpsTest::reshape),
				Named.of("expand", OnnxOpsTest::expand), Named.of("larger", OnnxOpsTest::larger),
				Named.of("dropout", OnnxOpsTest::dropout), Named.of("constant", OnnxOpsTest::constant),
				Named.of("integers", OnnxOpsTest::integers));
	}

	static <T> List<T> parameters(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.parameter(net.bias), ops.multiply(x, ops.parameter(net.gain)), ops.parameter(net.table));
	}

	static <T> List<T> linear(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.linear(x, net.weight, net.bias), ops.linear(y, net.weight, net.bias),
				ops.linear(ops.sum(x, 1), net.weight, net.bias), ops.parameter(net.weight));
	}

	static <T> List<T> embedding(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.embedding(net.table, ids), ops.embedding(net.table, ops.max(ids, -1)));
	}

	static <T> List<T> matMul(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		T across = ops.transpose(y, 0, 2, 1);
		return List.of(ops.matMul(x, across), ops.matMul(across, x), ops.matMul(ops.expand(x, 1), ops.expand(across, 1)),
				ops.matMul(x, ops.transpose(ops.parameter(net.weight), 1, 0)));
	}

	static <T> List<T> arithmetic(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		T column = ops.slice(y, -1, 0, 1);
		return List.of(ops.add(x, y), ops.subtract(x, y), ops.multiply(x, y), ops.add(x, column), ops.subtract(column, x),
				ops.multiply(column, ops.parameter(net.gain)), ops.add(x, x));
	}

	static <T> List<T> affine(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.scale(x, 0.125f), ops.scale(x, 1), ops.affine(x, -3, 2), ops.affine(x, 1, -0.5f), ops.affine(x, 0, 7),
				ops.scale(ops.affine(x, 2, 1), 2));
	}

	static <T> List<T> softmax(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.softmax(x, -1), ops.softmax(x, 1), ops.softmax(ops.scale(x, 1000), 2));
	}

	static <T> List<T> activations(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		T wide = ops.scale(x, 5);
		return List.of(ops.gelu(x), ops.gelu(wide), ops.relu(x), ops.tanh(wide), ops.sigmoid(wide));
	}

	static <T> List<T> layerNorm(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.layerNorm(x, net.gain, net.offset, 1e-5f), ops.layerNorm(ops.affine(y, 3, 100), net.gain, net.offset, 1e-5f),
				ops.layerNorm(y, net.gain, net.offset, 0.5f));
	}

	static <T> List<T> sum(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.sum(x, 0), ops.sum(x, 1), ops.sum(x, 2), ops.sum(x, -1), ops.sum(ids, -1));
	}

	static <T> List<T> max(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.max(x, 0), ops.max(x, 1), ops.max(x, 2), ops.max(x, -2), ops.max(ids, 1));
	}

	static <T> List<T> concat(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.concat(List.of(x, y), 0), ops.concat(List.of(x, y, x), 1), ops.concat(List.of(x, y), -1),
				ops.concat(List.of(x), 2));
	}

	static <T> List<T> slice(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.slice(x, 1, 0, 1), ops.slice(x, -1, 2, 5), ops.slice(x, 2, 1, -2), ops.slice(ids, 2, 0, -1),
				ops.slice(x, 0, 0, 1), ops.slice(ops.slice(x, 2, 1, -1), 2, 1, -1));
	}

	static <T> List<T> shift(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.shift(x, 1, 1), ops.shift(x, 1, -1), ops.shift(x, 1, 0), ops.shift(x, 1, 2), ops.shift(x, -2, -4),
				ops.shift(x, 1, 20), ops.shift(x, 1, -20), ops.shift(x, -1, 3), ops.shift(x, 0, -1), ops.shift(ids, 1, 1));
	}

	static <T> List<T> transpose(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.transpose(x, 1, 0, 2), ops.transpose(x, 2, 0, 1), ops.transpose(x, 0, -1, -2), ops.transpose(ids, 2, 1, 0));
	}

	static <T> List<T> reshape(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.reshape(x, 0, 0, 2, 3), ops.reshape(x, 0, -1), ops.reshape(x, -1, OpsNet.WIDTH), ops.reshape(x, -1),
				ops.reshape(ops.slice(ids, 2, 0, 1), 0, 0), ops.reshape(ops.reshape(x, 0, 0, 2, 3), 0, 0, -1));
	}

	static <T> List<T> expand(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.expand(x, 0), ops.expand(x, 1), ops.expand(x, 3), ops.expand(x, -1), ops.expand(x, -2),
				ops.expand(ops.expand(x, 1), 1));
	}

	static <T> List<T> larger(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.larger(ids, 0), ops.larger(ids, 5), ops.larger(ids, -1), ops.larger(ids, OpsNet.ROWS), ops.larger(x, 0));
	}

	static <T> List<T> dropout(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		return List.of(ops.dropout(x, 0.5f), ops.tap("tapped", ops.dropout(y, 0)));
	}

	static <T> List<T> constant(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		T row = ops.constant(x, new float[] {1, -2, 3, 0.5f, 0, 7}, OpsNet.WIDTH);
		return List.of(ops.add(x, row), ops.multiply(y, ops.constant(x, new float[] {4}, 1, 1, 1)), ops.add(row, row),
				ops.add(ops.constant(x, new float[] {1, 2, 3, 4, 5, 6}, 1, OpsNet.WIDTH), ids.equals(x) ? y : x));
	}

	static <T> List<T> integers(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		T id = ops.slice(ids, 2, 0, 1);
		return List.of(ops.multiply(x, id), ops.add(id, x), ops.subtract(id, id), ops.scale(ids, 0.5f), ops.affine(ids, 1, 0.5f),
				ops.concat(List.of(id, x), -1), ops.sigmoid(ids), ops.relu(ids));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void graphComputesWhatDjlComputes(OpsNet.Body body) throws Exception {
		OpsNet net = new OpsNet(body);
		Random random = new Random(17);
		try (NDManager manager = OpsNet.MANAGER.newSubManager()) {
			int count = OpsNet.expected(net, OpsNet.inputs(manager, random, 2, 2, OpsNet.WIDTH, OpsNet.ROWS)).size();
			try (OrtRun ort = new OrtRun(net.export(Precision.FP32, count))) {
				for (int batch : new int[] { 1, 3 }) {
					for (int length : new int[] { 1, 5, 17 }) {
						List<NDArray> inputs = OpsNet.inputs(manager, random, batch, length, OpsNet.WIDTH, OpsNet.ROWS);
						List<OrtRun.Output> expected = OpsNet.expected(net, inputs);
						Map<String, OrtRun.Output> found = ort.run(OpsNet.named(inputs));
						Assertions.assertEquals(count, found.size());
						for (int i = 0; i < count; i++) {
							found.get("out" + i).requireNear(expected.get(i), TOLERANCE, batch + " x " + length + ", output " + i);
						}
					}
				}
			}
		}
	}

	static <T> List<T> windows(OpsNet net, Ops<T> ops, T x, T y, T ids) {
		List<T> parts = new ArrayList<>();
		for (int offset = -2; offset <= 2; offset++) {
			parts.add(ops.shift(x, 1, offset));
		}
		return List.of(ops.concat(parts, -1));
	}

	/** Against an obvious loop, so that both ways to compute cannot be wrong alike. */
	@Test
	void shiftMovesAndFillsWithZeros() throws Exception {
		OpsNet net = new OpsNet(OnnxOpsTest::windows);
		int length = 4;
		try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(net.export(Precision.FP32, 1))) {
			List<NDArray> inputs = OpsNet.inputs(manager, new Random(3), 1, length, OpsNet.WIDTH, OpsNet.ROWS);
			float[] x = inputs.getFirst().toFloatArray();
			float[] found = ort.run(OpsNet.named(inputs)).get("out0").values();
			for (int word = 0; word < length; word++) {
				for (int offset = -2; offset <= 2; offset++) {
					for (int i = 0; i < OpsNet.WIDTH; i++) {
						int from = word - offset;
						float expected = from < 0 || from >= length ? 0 : x[from * OpsNet.WIDTH + i];
						Assertions.assertEquals(expected, found[(word * 5 + offset + 2) * OpsNet.WIDTH + i]);
					}
				}
			}
		}
	}
}
