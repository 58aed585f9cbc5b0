package org.lorgnette.training.relations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.WordEncoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;

class RelationNetTest {

	private static final int FEATURES = 3;
	private static final int ROWS = 300;
	private static final int LABELS = 7;

	private static NDManager manager;
	private static RelationNet net;

	@TempDir
	Path folder;

	private final Random random = new Random(6);

	@BeforeAll
	static void open() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(3);
		net = new RelationNet(new WordEncoder.Size(ROWS, 16, 2, 2, 24, 1), List.of(LABELS, 4), 32, 0.1f, 0.3f);
		net.setInitializer(new NormalInitializer(0.3f), parameter -> parameter.getShape().dimension() == 2);
		net.initialize(manager, DataType.FLOAT32);
	}

	@AfterAll
	static void close() {
		manager.close();
	}

	private static DjlOps ops() {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}

	/** Ids [batch, words, features] of sentences that end earlier and earlier. */
	private long[] ids(int batch, int words) {
		long[] ids = new long[batch * words * FEATURES];
		for (int i = 0; i < ids.length; i++) {
			int word = i / FEATURES % words;
			ids[i] = word < length(i / FEATURES / words, words) ? random.nextLong(1, ROWS) : 0;
		}
		return ids;
	}

	private static int length(int row, int words) {
		return Math.max(Math.min(2, words), words - 2 * row);
	}

	/** The first word and the last, or next to each other so that nothing is between, in any order. */
	private long[] roles(int batch, int words) {
		long[] roles = new long[batch * words];
		for (int row = 0; row < batch; row++) {
			int last = length(row, words) - 1;
			roles[row * words] = last == 0 ? 3 : 1 + row % 2;
			roles[row * words + (row == 1 ? Math.min(1, last) : last)] = last == 0 ? 3 : 2 - row % 2;
		}
		return roles;
	}

	private static float[] logits(long[] ids, long[] roles, int batch, int words) {
		return net.apply(ops(), List.<NDArray>of(manager.create(ids, new Shape(batch, words, FEATURES)),
				manager.create(roles, new Shape(batch, words)))).getFirst().toFloatArray();
	}

	@Test
	void theExportedGraphComputesTheSame() throws Exception {
		Path file = folder.resolve("model.onnx");
		new OnnxExporter(net, Precision.FP32).inputs(TensorSpec.integers("words", "batch", "words", String.valueOf(FEATURES)),
				TensorSpec.integers("roles", "batch", "words")).outputs("logits").taps("wordVectors", "attention.0", "attention.1")
				.write(file);
		try (OnnxModel model = OnnxModel.load(file, 1)) {
			assertEquals(Set.of("words", "roles"), model.inputs().keySet());
			for (int[] size : new int[][] { { 1, 1 }, { 1, 2 }, { 4, 9 }, { 3, 40 } }) {
				long[] ids = ids(size[0], size[1]);
				long[] roles = roles(size[0], size[1]);
				try (OnnxCall call = model.call()) {
					call.longs("words", size[0], size[1], FEATURES).put(ids);
					call.longs("roles", size[0], size[1]).put(roles);
					Map<String, FloatTensor> found = call.run(List.of("logits", "attention.1"), Cancellation.NONE);
					assertArrayEquals(logits(ids, roles, size[0], size[1]), found.get("logits").require("logits", size[0], LABELS), 1e-4f,
							size[0] + " pairs of " + size[1] + " words");
					found.get("attention.1").require("attention.1", size[0], 2, size[1], size[1]);
				}
			}
		}
	}

	/** What a pair gets must not depend on what stands beside it in the batch. */
	@Test
	void paddingChangesNothing() {
		long[] ids = ids(4, 9);
		long[] roles = roles(4, 9);
		float[] together = logits(ids, roles, 4, 9);
		for (int row = 0; row < 4; row++) {
			int words = length(row, 9);
			float[] alone = logits(Arrays.copyOfRange(ids, row * 9 * FEATURES, (row * 9 + words) * FEATURES),
					Arrays.copyOfRange(roles, row * 9, row * 9 + words), 1, words);
			assertArrayEquals(alone, Arrays.copyOfRange(together, row * LABELS, (row + 1) * LABELS), 1e-4f, "row " + row);
		}
	}

	@Test
	void theOrderOfTheEntitiesMatters() {
		long[] ids = ids(1, 6);
		float[] one = logits(ids, new long[] { 0, 1, 0, 0, 2, 0 }, 1, 6);
		float[] other = logits(ids, new long[] { 0, 2, 0, 0, 1, 0 }, 1, 6);
		double difference = 0;
		for (int i = 0; i < LABELS; i++) {
			difference += Math.abs(one[i] - other[i]);
		}
		assertTrue(difference > 0.1, "logits differ by " + difference);
	}

	@Test
	void noRelationHasTheLogitZero() {
		float[] logits = logits(ids(4, 9), roles(4, 9), 4, 9);
		for (int row = 0; row < 4; row++) {
			assertTrue(logits[row * LABELS] == 0, "row " + row);
			assertTrue(logits[row * LABELS + 1] != 0);
		}
	}
}
