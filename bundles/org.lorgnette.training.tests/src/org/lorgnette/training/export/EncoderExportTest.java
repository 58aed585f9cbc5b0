package org.lorgnette.training.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.WordEncoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;

/** Whole networks, with padding, taps and several lengths, in both precisions. */
class EncoderExportTest {

	private static final int FEATURES = 4;
	private static final int ROWS = 500;

	private final Random random = new Random(5);

	/** Runs a network in both; the inputs are named {@code in0}, {@code in1} and so on, taps are compared too. */
	private static Map<String, OrtRun.Output> compare(Net net, OrtRun ort, List<NDArray> inputs, double tolerance) throws Exception {
		DjlOps ops = new DjlOps(new ParameterStore(inputs.getFirst().getManager(), false), inputs.getFirst().getDevice(), false);
		List<NDArray> outputs = net.apply(ops, new ArrayList<>(inputs));
		Map<String, OrtRun.Output> expected = new HashMap<>();
		expected.put("out", OrtRun.Output.of(outputs.getFirst()));
		ops.taps().forEach((name, array) -> expected.put(name, OrtRun.Output.of(array)));
		Map<String, NDArray> named = new HashMap<>();
		for (int i = 0; i < inputs.size(); i++) {
			named.put("in" + i, inputs.get(i));
		}
		Map<String, OrtRun.Output> found = ort.run(named);
		Assertions.assertEquals(expected.keySet(), found.keySet());
		expected.forEach((name, output) -> found.get(name).requireNear(output, tolerance, inputs.getFirst().getShape() + " " + name));
		return found;
	}

	private static void initialize(Net net) {
		net.setInitializer(new NormalInitializer(0.3f), parameter -> parameter.getShape().dimension() == 2);
		net.initialize(OpsNet.MANAGER, DataType.FLOAT32);
	}

	/** 1 for words, 0 for padding; another number of words in each text, one at least. */
	private NDArray mask(NDManager manager, int batch, int length) {
		float[] mask = new float[batch * length];
		for (int text = 0; text < batch; text++) {
			int words = Math.max(1, length - 2 * text);
			Arrays.fill(mask, text * length, text * length + words, 1);
		}
		return manager.create(mask, new Shape(batch, length));
	}

	private NDArray words(NDManager manager, int batch, int length) {
		float[] mask = mask(manager, batch, length).toFloatArray();
		long[] ids = new long[batch * length * FEATURES];
		for (int i = 0; i < ids.length; i++) {
			ids[i] = mask[i / FEATURES] == 0 ? 0 : random.nextLong(1, ROWS);
		}
		return manager.create(ids, new Shape(batch, length, FEATURES));
	}

	@Test
	void attentionOverAnotherSequence() throws Exception {
		Attention attention = new Attention(12, 3, 0.1f);
		initialize(attention);
		byte[] model = new OnnxExporter(attention, Precision.FP32).inputs(TensorSpec.floats("in0", "batch", "n", "12"),
				TensorSpec.floats("in1", "batch", "m", "12"), TensorSpec.floats("in2", "batch", "m")).outputs("out").taps("attention")
				.toBytes();
		try (OrtRun ort = new OrtRun(model); NDManager manager = OpsNet.MANAGER.newSubManager()) {
			for (int[] size : new int[][] { { 1, 1, 1 }, { 3, 5, 17 }, { 2, 17, 5 } }) {
				Map<String, OrtRun.Output> found = compare(attention, ort,
						List.of(OpsNet.floats(manager, random, size[0], size[1], 12), OpsNet.floats(manager, random, size[0], size[2], 12),
								mask(manager, size[0], size[2])), 1e-5);
				Assertions.assertEquals(List.of((long) size[0], 3L, (long) size[1], (long) size[2]), found.get("attention").shape());
			}
		}
	}

	@Test
	void encoderLayer() throws Exception {
		EncoderLayer layer = new EncoderLayer(8, 2, 16, 2, 0.1f);
		initialize(layer);
		byte[] model = new OnnxExporter(layer, Precision.FP32)
				.inputs(TensorSpec.floats("in0", "batch", "words", "8"), TensorSpec.floats("in1", "batch", "words")).outputs("out")
				.taps("attention").toBytes();
		try (OrtRun ort = new OrtRun(model); NDManager manager = OpsNet.MANAGER.newSubManager()) {
			for (int[] size : new int[][] { { 1, 1 }, { 3, 2 }, { 3, 17 } }) {
				compare(layer, ort, List.of(OpsNet.floats(manager, random, size[0], size[1], 8), mask(manager, size[0], size[1])), 1e-5);
			}
		}
	}

	private static OnnxExporter encoder(Net net, Precision precision) {
		return new OnnxExporter(net, precision).inputs(TensorSpec.integers("in0", "batch", "words", Integer.toString(FEATURES)))
				.outputs("out").taps("wordVectors", "attention.0", "attention.1");
	}

	/**
	 * In int8 a linear map of values that are normally distributed loses about 1 % (its inputs 0.9 %, their range of some 8 standard
	 * deviations being cut into 255; its weights 0.7 %), and residual sums keep errors of layers from multiplying. 5 % of the norm
	 * leaves room for these two layers; that something must be lost shows that int8 was computed at all.
	 */
	@Test
	void wordEncoderInBothPrecisions() throws Exception {
		WordEncoder net = new WordEncoder(new WordEncoder.Size(ROWS, 64, 2, 4, 128, 1), 0.1f);
		net.initialize(OpsNet.MANAGER, DataType.FLOAT32);
		byte[] exact = encoder(net, Precision.FP32).toBytes();
		byte[] small = encoder(net, Precision.INT8).toBytes();
		byte[] spared = encoder(net, Precision.INT8).exact(path -> true).toBytes();
		Assertions.assertTrue(spared.length > 0.98 * exact.length, spared.length + " against " + exact.length);
		Assertions.assertTrue(small.length < 0.32 * exact.length, small.length + " against " + exact.length);
		try (OrtRun ort = new OrtRun(exact); OrtRun int8 = new OrtRun(small); NDManager manager = OpsNet.MANAGER.newSubManager()) {
			for (int[] size : new int[][] { { 1, 1 }, { 3, 5 }, { 2, 33 } }) {
				NDArray words = words(manager, size[0], size[1]);
				Map<String, OrtRun.Output> floats = compare(net, ort, List.of(words), 2e-5);
				double lost = int8.run(Map.of("in0", words)).get("out").relativeError(floats.get("out"));
				Assertions.assertTrue(lost > 1e-4 && lost < 0.05, "int8 loses " + lost);
			}
		}
	}
}
