package org.lorgnette.training.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.vision.AnswerSize.Fused;
import org.lorgnette.training.vision.ImageSize.Positions;
import org.lorgnette.training.vision.ImageSize.Side;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.Pair;

class VisionNetTest {

	private static final int FEATURES = 3;
	private static final int WORDS = 5;
	private static final int ANSWERS = 7;
	private static final int WIDTH = 64;
	/** So short that hardly any kink of a rectifier lies within; doubles are exact enough for it. */
	private static final double STEP = 1e-6;
	private static final WordEncoder.Size TEXT = new WordEncoder.Size(300, WIDTH, 1, 2, 24, 1);

	@TempDir
	Path folder;

	private final Random random = new Random(2);
	private NDManager manager;

	record Shaped(Side side, Positions positions, Fused fusion, boolean back, boolean evidence) {

		Shaped(Side side, Positions positions, Fused fusion, boolean back) {
			this(side, positions, fusion, back, false);
		}
	}

	static Stream<Shaped> shapes() {
		List<Shaped> shapes = new ArrayList<>();
		for (Fused fusion : Fused.values()) {
			shapes.add(new Shaped(Side.VIT, Positions.LEARNED, fusion, false));
			shapes.add(new Shaped(Side.CONVOLUTION, Positions.SINUSOIDAL, fusion, fusion == Fused.CROSS_ATTENTION));
		}
		shapes.add(new Shaped(Side.CONVOLUTION, Positions.LEARNED, Fused.CROSS_ATTENTION, true, true));
		return shapes.stream();
	}

	@BeforeEach
	void open() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(3);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	/** Pictures of 12 x 8 pixels in 3 x 2 patches. */
	private VisionNet net(Shaped shaped, float dropout) {
		return net(shaped, dropout, DataType.FLOAT32);
	}

	private VisionNet net(Shaped shaped, float dropout, DataType type) {
		ImageSize image = new ImageSize(shaped.side(), 12, 8, 4, shaped.positions(), WIDTH, 1, 2, 24);
		VisionNet net = new VisionNet(image, new AnswerSize(TEXT, image.grid(), shaped.fusion(), 2, shaped.back(),
				shaped.evidence(), ANSWERS), dropout);
		net.setInitializer(new NormalInitializer(0.15f), parameter -> parameter.getShape().dimension() >= 2);
		net.initialize(manager, type);
		return net;
	}

	private DjlOps ops() {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}

	private NDArray pixels(int pictures) {
		float[] values = new float[pictures * 3 * 8 * 12];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat(-1, 1);
		}
		return manager.create(values, new Shape(pictures, 3, 8, 12));
	}

	/** Questions of different lengths, padded. */
	private long[] ids(int questions) {
		long[] ids = new long[questions * WORDS * FEATURES];
		for (int i = 0; i < ids.length; i++) {
			int question = i / (WORDS * FEATURES);
			ids[i] = i / FEATURES % WORDS < Math.max(1, WORDS - question % WORDS) ? random.nextLong(1, TEXT.rows()) : 0;
		}
		return ids;
	}

	private NDArray array(long[] ids) {
		return manager.create(ids, new Shape(ids.length / (WORDS * FEATURES), WORDS, FEATURES));
	}

	@ParameterizedTest
	@EnumSource(Side.class)
	void patchesSeeOnlyTheirSurroundings(Side side) {
		Stem stem = Stem.of(new ImageSize(side, 16, 16, 4, Positions.LEARNED, 8, 0, 2, 8));
		stem.setInitializer(new NormalInitializer(0.3f), parameter -> true);
		stem.initialize(manager, DataType.FLOAT32);
		float[] pixels = new float[3 * 16 * 16];
		float[] before = stem.patches(ops(), manager.create(pixels.clone(), new Shape(1, 3, 16, 16))).toFloatArray();
		// Row 9, column 6 lies in patch 2 * 4 + 1.
		pixels[2 * 256 + 9 * 16 + 6] = 5;
		NDArray changed = stem.patches(ops(), manager.create(pixels, new Shape(1, 3, 16, 16)));
		assertEquals(new Shape(1, 16, 8), changed.getShape());
		float[] after = changed.toFloatArray();
		for (int patch = 0; patch < 16; patch++) {
			boolean same = Arrays.equals(before, patch * 8, patch * 8 + 8, after, patch * 8, patch * 8 + 8);
			boolean near = Math.abs(patch / 4 - 2) <= 1 && Math.abs(patch % 4 - 1) <= 1;
			if (patch == 9) {
				assertTrue(!same, "patch " + patch);
			} else if (side == Side.VIT || !near) {
				assertTrue(same, "patch " + patch);
			}
		}
	}

	@Test
	void aPatchIsItsPixelsRowByRow() {
		PatchStem stem = new PatchStem(new ImageSize(Side.VIT, 6, 4, 2, Positions.LEARNED, 8, 0, 2, 8));
		stem.setInitializer(new NormalInitializer(0.3f), parameter -> true);
		stem.initialize(manager, DataType.FLOAT32);
		NDArray pixels = manager.create(new float[3 * 4 * 6], new Shape(1, 3, 4, 6));
		float[] values = new float[3 * 4 * 6];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		pixels.set(values);
		float[] found = stem.patches(ops(), pixels).toFloatArray();
		float[] weight = stem.getParameters().valueAt(0).getArray().toFloatArray();
		float[] bias = stem.getParameters().valueAt(1).getArray().toFloatArray();
		for (int patch = 0; patch < 6; patch++) {
			for (int out = 0; out < 8; out++) {
				double sum = bias[out];
				for (int i = 0; i < 12; i++) {
					int row = patch / 3 * 2 + i % 4 / 2;
					int column = patch % 3 * 2 + i % 2;
					sum += weight[out * 12 + i] * values[i / 4 * 24 + row * 6 + column];
				}
				assertEquals(sum, found[patch * 8 + out], 1e-4);
			}
		}
	}

	/** A picture with its questions together gives what each question gives alone with the picture. */
	@ParameterizedTest
	@MethodSource("shapes")
	void questionsOfAPictureDoNotKnowOfEachOther(Shaped shaped) {
		VisionNet net = net(shaped, 0);
		int pictures = 2;
		int questions = 3;
		long[] ids = ids(pictures * questions);
		NDArray patches = net.image().encode(ops(), pixels(pictures));
		AnswerNet.Scores<NDArray> together = net.answer().answer(ops(), array(ids), patches, new Groups(questions, WORDS));
		assertEquals(new Shape(pictures * questions, ANSWERS), together.answers().getShape());
		assertEquals(new Shape(pictures * questions, 6), together.points().getShape());
		int length = WORDS * FEATURES;
		for (int row = 0; row < pictures * questions; row++) {
			NDArray own = patches.get(row / questions + ":" + (row / questions + 1));
			AnswerNet.Scores<NDArray> alone = net.answer().answer(ops(), array(Arrays.copyOfRange(ids, row * length, (row + 1) * length)),
					own, Groups.NONE);
			assertArrayEquals(alone.answers().toFloatArray(), together.answers().get(row).toFloatArray(), 1e-4f);
			assertArrayEquals(alone.points().toFloatArray(), together.points().get(row).toFloatArray(), 1e-4f);
		}
	}

	/**
	 * What is exported is what was trained, in two halves; several questions share one picture, or have their own; taps are there.
	 */
	@ParameterizedTest
	@MethodSource("shapes")
	void isExportedAsItIs(Shaped shaped) throws Exception {
		VisionNet net = net(shaped, 0.1f);
		long[] ids = ids(4);
		for (Precision precision : Precision.values()) {
			float tolerance = precision == Precision.FP32 ? 1e-4f : 0.35f;
			VisionTrainer.imageExporter(net.image(), precision).write(folder.resolve("image.onnx"));
			VisionTrainer.answerExporter(net.answer(), precision, FEATURES).write(folder.resolve("answer.onnx"));
			try (OnnxModel image = OnnxModel.load(folder.resolve("image.onnx"), 1);
					OnnxModel answer = OnnxModel.load(folder.resolve("answer.onnx"), 1)) {
				for (int pictures : new int[] {1, 4}) {
					NDArray pixels = pixels(pictures);
					DjlOps seeing = ops();
					NDArray patches = net.image().encode(seeing, pixels);
					DjlOps reading = ops();
					AnswerNet.Scores<NDArray> expected = net.answer().answer(reading, array(ids), patches, Groups.NONE);
					float[] seen;
					try (OnnxCall call = image.call()) {
						call.floats("pixels", pixels.getShape().getShape()).put(pixels.toFloatArray());
						Map<String, FloatTensor> found = call.run(image.outputs().keySet(), Cancellation.NONE);
						seen = found.get("patches").values();
						assertArrayEquals(patches.toFloatArray(), seen, tolerance);
						requireTaps(net.image().taps(), seeing, found, tolerance);
					}
					try (OnnxCall call = answer.call()) {
						call.longs("words", 4, WORDS, FEATURES).put(ids);
						call.floats("patches", pictures, 6, WIDTH).put(seen);
						Map<String, FloatTensor> found = call.run(answer.outputs().keySet(), Cancellation.NONE);
						assertArrayEquals(expected.answers().toFloatArray(), found.get("answerLogits").values(), tolerance);
						assertArrayEquals(expected.points().toFloatArray(), found.get("pointLogits").values(), tolerance);
						assertEquals(shaped.evidence(), found.containsKey("evidenceLogits"));
						if (shaped.evidence()) {
							assertArrayEquals(expected.evidence().getLast().toFloatArray(), found.get("evidenceLogits").values(), tolerance);
						}
						requireTaps(net.answer().taps(), reading, found, tolerance);
					}
				}
			}
		}
	}

	private static void requireTaps(List<String> names, DjlOps ops, Map<String, FloatTensor> found, float tolerance) {
		for (String name : names) {
			NDArray expected = ops.taps().get(name);
			assertArrayEquals(expected.getShape().getShape(), found.get(name).shape(), name);
			assertArrayEquals(expected.toFloatArray(), found.get(name).values(), tolerance, name);
		}
		assertTrue(found.keySet().containsAll(names));
	}

	/** Each parameter's gradient is that of small differences. */
	@ParameterizedTest
	@MethodSource("shapes")
	void hasTheGradientsOfDifferences(Shaped shaped) {
		VisionNet net = net(shaped, 0, DataType.FLOAT64);
		NDArray pixels = pixels(2).toType(DataType.FLOAT64, false);
		NDArray words = array(ids(4));
		NDArray directions = manager.create(random.doubles(4 * (ANSWERS + 6), -1, 1).toArray(), new Shape(4, ANSWERS + 6));
		for (Pair<String, Parameter> pair : net.getParameters()) {
			pair.getValue().getArray().setRequiresGradient(true);
		}
		try (GradientCollector collector = Torch.engine().newGradientCollector()) {
			collector.backward(value(net, pixels, words, directions));
		}
		for (Pair<String, Parameter> pair : net.getParameters()) {
			NDArray array = pair.getValue().getArray();
			double[] weights = array.toDoubleArray();
			double[] gradient = array.getGradient().toDoubleArray();
			for (int probe = 0; probe < 3; probe++) {
				int i = random.nextInt(weights.length);
				double difference = (at(net, array, weights, i, STEP, pixels, words, directions)
						- at(net, array, weights, i, -STEP, pixels, words, directions)) / (2 * STEP);
				assertEquals(difference, gradient[i], 1e-5 * Math.max(1, Math.abs(difference)), pair.getKey() + "[" + i + "]");
			}
			array.set(DoubleBuffer.wrap(weights));
		}
	}

	private double at(VisionNet net, NDArray array, double[] weights, int i, double step, NDArray pixels, NDArray words,
			NDArray directions) {
		double[] moved = weights.clone();
		moved[i] += step;
		array.set(DoubleBuffer.wrap(moved));
		return value(net, pixels, words, directions).getDouble();
	}

	/** Of all that the network says. */
	private NDArray value(VisionNet net, NDArray pixels, NDArray words, NDArray directions) {
		DjlOps ops = ops();
		AnswerNet.Scores<NDArray> scores = net.answer().answer(ops, words, net.image().encode(ops, pixels), new Groups(2, WORDS));
		NDArray value = scores.answers().concat(scores.points(), 1).mul(directions).sum();
		for (NDArray evidence : scores.evidence()) {
			value = value.add(evidence.square().sum().mul(0.1));
		}
		return value;
	}

	@Test
	void placesAreToldApart() {
		float[] vectors = PlaceVectors.of(7, 9, 16);
		for (int a = 0; a < 63; a++) {
			for (int b = 0; b < a; b++) {
				double distance = 0;
				for (int i = 0; i < 16; i++) {
					distance += Math.pow(vectors[a * 16 + i] - vectors[b * 16 + i], 2);
				}
				assertTrue(distance > 0.01, a + " and " + b);
			}
		}
	}

	@Test
	void sizesThatDoNotFitAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new ImageSize(Side.VIT, 30, 30, 8, Positions.LEARNED, 8, 1, 2, 8));
		assertThrows(IllegalArgumentException.class, () -> new ImageSize(Side.CONVOLUTION, 30, 30, 5, Positions.LEARNED, 8, 1, 2, 8));
		assertThrows(IllegalArgumentException.class, () -> new ImageSize(Side.VIT, 30, 30, 5, Positions.SINUSOIDAL, 6, 1, 2, 8));
		assertThrows(IllegalArgumentException.class, () -> new AnswerSize(TEXT, new PatchGrid(2, 2), Fused.CROSS_ATTENTION, 0, false, false, 3));
		assertThrows(IllegalArgumentException.class, () -> new AnswerSize(TEXT, new PatchGrid(2, 2), Fused.PRODUCT, 0, false, false, 1));
		assertArrayEquals(new int[] {16, 32, 64}, new ImageSize(Side.CONVOLUTION, 64, 64, 8, Positions.LEARNED, 64, 1, 2, 8).channels());
	}
}
