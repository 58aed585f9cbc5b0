package org.lorgnette.training.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.features.MatchText;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.model.Document;
import org.lorgnette.training.export.OnnxExporter;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.export.TensorSpec;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.WordEncoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;

class ReaderNetTest {

	private static final WordEncoder.Size SIZE = new WordEncoder.Size(300, 16, 2, 2, 24, 1);
	private static final int FEATURES = 3;

	@TempDir
	Path folder;

	private final Random random = new Random(2);
	private NDManager manager;

	@BeforeEach
	void open() {
		manager = Torch.manager(ComputeDevice.CPU);
		Torch.engine().setRandomSeed(3);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private ReaderNet net(Fusion.Kind kind) {
		ReaderNet net = new ReaderNet(SIZE, kind, 2, 0.1f);
		net.setInitializer(new NormalInitializer(0.3f), parameter -> parameter.getShape().dimension() == 2);
		net.initialize(manager, DataType.FLOAT32);
		return net;
	}

	private DjlOps ops() {
		return new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
	}

	/** Inputs of a batch. */
	private final class Batch {

		private final int rows;
		private final int asked;
		private final int read;
		private final long[] question;
		private final long[] passage;
		private final float[] match;

		/** Row r has as many words less as it has number, both of question and passage, but one at least. */
		Batch(int rows, int asked, int read) {
			this.rows = rows;
			this.asked = asked;
			this.read = read;
			question = ids(rows, asked);
			passage = ids(rows, read);
			match = new float[rows * read * QuestionMatch.WIDTH];
			for (int i = 0; i < match.length; i++) {
				match[i] = passage[i / QuestionMatch.WIDTH * FEATURES] == 0 ? 0 : random.nextFloat();
			}
		}

		private long[] ids(int count, int length) {
			long[] ids = new long[count * length * FEATURES];
			for (int i = 0; i < ids.length; i++) {
				int row = i / (length * FEATURES);
				int word = i / FEATURES % length;
				ids[i] = word < Math.max(1, length - row) ? random.nextLong(1, SIZE.rows()) : 0;
			}
			return ids;
		}

		List<NDArray> arrays() {
			return List.of(manager.create(question, new Shape(rows, asked, FEATURES)), manager.create(passage, new Shape(rows, read,
					FEATURES)),
					manager.create(match, new Shape(rows, read, QuestionMatch.WIDTH)));
		}
	}

	/** What is exported is what was trained, with padding and taps. */
	@ParameterizedTest
	@EnumSource(Fusion.Kind.class)
	void exportsWhatItComputes(Fusion.Kind kind) throws Exception {
		ReaderNet net = net(kind);
		List<String> taps = ReaderNet.taps(SIZE, kind, 2);
		Path file = folder.resolve(kind + ".onnx");
		new OnnxExporter(net, Precision.FP32).inputs(TensorSpec.integers("question", "b", "q", "3"), TensorSpec.integers("passage",
				"b", "p", "3"),
				TensorSpec.floats("match", "b", "p", String.valueOf(QuestionMatch.WIDTH))).outputs("startLogits", "endLogits", "noneLogit")
				.taps(taps.toArray(String[]::new)).write(file);
		List<String> wanted = new ArrayList<>(taps);
		wanted.addAll(List.of("startLogits", "endLogits", "noneLogit"));
		try (OnnxModel model = OnnxModel.load(file, 1)) {
			for (Batch batch : List.of(new Batch(1, 1, 1), new Batch(3, 4, 7), new Batch(2, 9, 40))) {
				DjlOps ops = ops();
				List<NDArray> expected = net.apply(ops, batch.arrays());
				Map<String, NDArray> values = ops.taps();
				values.put("startLogits", expected.get(0));
				values.put("endLogits", expected.get(1));
				values.put("noneLogit", expected.get(2));
				try (OnnxCall call = model.call()) {
					call.longs("question", batch.rows, batch.asked, FEATURES).put(batch.question);
					call.longs("passage", batch.rows, batch.read, FEATURES).put(batch.passage);
					call.floats("match", batch.rows, batch.read, QuestionMatch.WIDTH).put(batch.match);
					Map<String, FloatTensor> found = call.run(wanted, Cancellation.NONE);
					for (String name : wanted) {
						float[] trained = values.get(name).toFloatArray();
						assertArrayEquals(values.get(name).getShape().getShape(), found.get(name).shape(), name);
						for (int i = 0; i < trained.length; i++) {
							assertEquals(trained[i], found.get(name).values()[i], 1e-4 * Math.max(1, Math.abs(trained[i])), name + " " + i);
						}
					}
				}
			}
		}
	}

	/** A row's scores do not depend on what it is padded to. */
	@ParameterizedTest
	@EnumSource(Fusion.Kind.class)
	void paddingChangesNothing(Fusion.Kind kind) {
		ReaderNet net = net(kind);
		Batch batch = new Batch(3, 5, 8);
		float[] together = net.apply(ops(), batch.arrays()).get(1).toFloatArray();
		float[] none = net.apply(ops(), batch.arrays()).get(2).toFloatArray();
		List<NDArray> arrays = batch.arrays();
		List<NDArray> alone = net.apply(ops(), List.of(arrays.get(0).get("2:3,0:3"), arrays.get(1).get("2:3,0:6"),
				arrays.get(2).get("2:3,0:6")));
		assertArrayEquals(alone.get(1).toFloatArray(), Arrays.copyOfRange(together, 16, 22), 1e-4f);
		assertEquals(alone.get(2).getFloat(), none[2], 1e-4f);
	}

	private static Example example(int words, float weight, WordSpan... gold) {
		Passage passage = new Passage(DocumentWords.of(Document.builder("d", "").build(), List.of()), new String[words],
				MatchText.of(DocumentWords.of(Document.builder("d", "").build(), List.of())), "", 0);
		return new Example(new String[0], passage, new PassageWindow(0, words), List.of(gold), weight);
	}

	private static double sum(float[] scores, int from, int count, double extra) {
		double sum = Math.exp(extra);
		for (int i = from; i < from + count; i++) {
			sum += Math.exp(scores[i]);
		}
		return sum;
	}

	@Test
	void lossIsTheDefinition() {
		int length = 4;
		List<Example> examples = List.of(example(4, 1, new WordSpan(1, 3), new WordSpan(1, 2)), example(3, 1), example(2, 0.25f,
				new WordSpan(0, 2)));
		float[] starts = new float[3 * length];
		float[] ends = new float[3 * length];
		float[] none = new float[3];
		for (int i = 0; i < starts.length; i++) {
			starts[i] = (float) random.nextGaussian();
			ends[i] = (float) random.nextGaussian();
			none[i / length] = (float) random.nextGaussian();
		}
		double expected = 0;
		for (int row = 0; row < 3; row++) {
			Example example = examples.get(row);
			int words = example.window().length();
			int at = row * length;
			double spans = Math.exp(none[row]);
			for (int i = 0; i < words; i++) {
				for (int k = i; k < words; k++) {
					spans += Math.exp(starts[at + i] + ends[at + k]);
				}
			}
			double gold = example.gold().stream()
					.mapToDouble(span -> Math.exp(starts[at + span.begin()] + ends[at + span.end() - 1])).sum();
			double goldStart = example.gold().stream().map(WordSpan::begin).distinct().mapToDouble(i -> Math.exp(starts[at + i])).sum();
			double goldEnd = example.gold().stream().map(WordSpan::end).distinct().mapToDouble(i -> Math.exp(ends[at + i - 1])).sum();
			if (example.gold().isEmpty()) {
				gold = Math.exp(none[row]);
				goldStart = Math.exp(none[row] / 2);
				goldEnd = goldStart;
			}
			double loss = -Math.log(gold / spans) - 0.5 * Math.log(goldStart / sum(starts, at, words, none[row] / 2))
					- 0.5 * Math.log(goldEnd / sum(ends, at, words, none[row] / 2));
			expected += example.weight() * loss / 3;
		}
		Shape shape = new Shape(3, length);
		NDArray found = ReaderLoss.of(new ReaderNet.Scores<>(manager.create(starts, shape), manager.create(ends, shape),
				manager.create(none)),
				examples, manager);
		assertEquals(expected, found.getFloat(), 1e-4);
	}

	@Test
	void tapsAreNamedBySide() {
		assertEquals(List.of("attention.question.0", "attention.question.1", "attention.passage.0", "attention.passage.1",
				"attention.cross.0",
				"attention.reading.0"), ReaderNet.taps(SIZE, Fusion.Kind.CROSS_ATTENTION, 1));
		assertEquals(Optional.empty(), ReaderNet.taps(SIZE, Fusion.Kind.HADAMARD,
				1).stream().filter(tap -> tap.contains("cross")).findFirst());
	}
}
