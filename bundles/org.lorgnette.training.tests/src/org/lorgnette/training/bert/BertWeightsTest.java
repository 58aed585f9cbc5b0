package org.lorgnette.training.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.hf.HfNerEngine;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.OnnxModel;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.model.Document;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;
import org.lorgnette.testing.SlowTransformer.Weight;
import org.lorgnette.training.export.Precision;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.DjlOps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** Checkpoints of all architectures and heads, as blocks and as ONNX, against the slow reference network. */
class BertWeightsTest {

	private static final double TOLERANCE = 2e-5;

	@TempDir
	Path folder;

	static Stream<Arguments> networks() {
		return Stream.of("bert", "distilbert", "roberta", "camembert")
				.flatMap(type -> Stream.of(Head.values()).map(head -> Arguments.of(type, head)));
	}

	/** Texts of different lengths, one with the piece of padding in its midst. */
	private record Batch(long[][] ids, long[][] types, int length) {

		static Batch random(SlowTransformer network) {
			Random random = new Random(11);
			int[] lengths = {1, 9, 17, 4};
			long[][] ids = new long[lengths.length][];
			long[][] types = new long[lengths.length][];
			for (int i = 0; i < ids.length; i++) {
				ids[i] = random.longs(lengths[i], 2, network.shape().vocabulary()).toArray();
				types[i] = network.shape().types() > 1 ? random.longs(lengths[i], 0, 2).toArray() : new long[lengths[i]];
			}
			ids[2][5] = network.shape().padding();
			return new Batch(ids, types, 17);
		}

		long[] filled(long[][] rows, long filling) {
			long[] all = new long[rows.length * length];
			Arrays.fill(all, filling);
			for (int i = 0; i < rows.length; i++) {
				System.arraycopy(rows[i], 0, all, i * length, rows[i].length);
			}
			return all;
		}

		long[] mask() {
			long[][] ones = new long[ids.length][];
			for (int i = 0; i < ones.length; i++) {
				ones[i] = new long[ids[i].length];
				Arrays.fill(ones[i], 1);
			}
			return filled(ones, 0);
		}
	}

	private static void requireNear(SlowTransformer network, Batch batch, List<float[]> outputs, String what) {
		Head head = network.shape().head();
		int labels = network.shape().labels();
		for (int text = 0; text < batch.ids().length; text++) {
			double[][] expected = network.logits(batch.ids()[text], batch.types()[text]);
			for (int row = 0; row < expected.length; row++) {
				for (int label = 0; label < labels; label++) {
					float found = switch (head) {
						case TOKENS -> outputs.getFirst()[(text * batch.length() + row) * labels + label];
						case SPANS -> outputs.get(label)[text * batch.length() + row];
						case TEXTS -> outputs.getFirst()[text * labels + label];
					};
					assertEquals(expected[row][label], found, TOLERANCE * Math.max(1, Math.abs(expected[row][label])),
							what + ", text " + text + ", row " + row);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void blocksAndGraphComputeWhatTheReferenceDoes(String type, Head head) throws Exception {
		SlowTransformer network = Checkpoints.network(type, head, head == Head.SPANS ? 2 : 5, type.equals("roberta"), 3);
		Checkpoints.write(folder, network);
		Batch batch = Batch.random(network);
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			BertModel model = BertWeights.load(folder, manager);
			Shape shape = new Shape(batch.ids().length, batch.length());
			List<NDArray> inputs = List.of(manager.create(batch.filled(batch.ids(), network.shape().padding()), shape),
					manager.create(batch.mask(), shape), manager.create(batch.filled(batch.types(), 0), shape));
			DjlOps ops = new DjlOps(new ParameterStore(manager, false), manager.getDevice(), false);
			requireNear(network, batch, model.apply(ops, inputs).stream().map(NDArray::toFloatArray).toList(), "blocks");
			assertEquals(List.of("attention.0", "attention.1"), List.copyOf(ops.taps().keySet()));
		}
		BertExport.write(folder, Precision.FP32, true);
		try (OnnxModel onnx = OnnxModel.load(folder.resolve("model.onnx"), 1)) {
			assertEquals(type.equals("bert") ? 3 : 2, onnx.inputs().size());
			requireNear(network, batch, run(onnx, network, batch, head), "graph");
		}
	}

	private static List<float[]> run(OnnxModel onnx, SlowTransformer network, Batch batch, Head head) throws Exception {
		List<String> names = head == Head.SPANS ? List.of("start_logits", "end_logits") : List.of("logits");
		try (OnnxCall call = onnx.call()) {
			for (String input : onnx.inputs().keySet()) {
				LongBuffer values = call.longs(input, batch.ids().length, batch.length());
				values.put(switch (input) {
					case "input_ids" -> batch.filled(batch.ids(), network.shape().padding());
					case "attention_mask" -> batch.mask();
					default -> batch.filled(batch.types(), 0);
				});
			}
			List<String> wanted = new ArrayList<>(names);
			wanted.add("attention.1");
			Map<String, FloatTensor> outputs = call.run(wanted, Cancellation.NONE);
			float[] attention = outputs.get("attention.1").require("attention.1", batch.ids().length, 4, batch.length(), batch.length());
			double sum = 0;
			for (int i = 0; i < batch.length(); i++) {
				sum += attention[i];
			}
			assertEquals(1, sum, 1e-5);
			assertEquals(1, attention[0], 1e-6, "a text of one piece attends to nothing else");
			return names.stream().map(name -> outputs.get(name).values()).toList();
		}
	}

	@Test
	void halfPrecisionAndEarlyNames() throws Exception {
		for (String type : List.of("BF16", "F16")) {
			SlowTransformer network = Checkpoints.network("bert", Head.TOKENS, 3, false, 8);
			Function<String, String> early = name -> name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias",
					"LayerNorm.beta");
			Checkpoints.write(folder, network, type, early);
			Checkpoints.round(network, type);
			Batch batch = Batch.random(network);
			BertExport.write(folder, Precision.FP32, true);
			try (OnnxModel onnx = OnnxModel.load(folder.resolve("model.onnx"), 1)) {
				requireNear(network, batch, run(onnx, network, batch, Head.TOKENS), type);
			}
		}
	}

	@Test
	void encodersAloneAndWhatIsLeftOfPretraining() throws Exception {
		SlowTransformer network = Checkpoints.network("bert", Head.TOKENS, 3, false, 8);
		Map<String, Weight> tensors = new LinkedHashMap<>(network.checkpoint());
		Weight vector = new Weight(new long[] {32}, new float[32]);
		tensors.put("bert.pooler.dense.bias", vector);
		tensors.put("cls.predictions.bias", vector);
		Checkpoints.write(folder, network);
		Files.write(folder.resolve("model.safetensors"), Checkpoints.bytes(tensors, "F32"));
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			assertTrue(BertWeights.load(folder, manager).config().head().isPresent());
			tensors.put("bert.adapter.weight", vector);
			Files.write(folder.resolve("model.safetensors"), Checkpoints.bytes(tensors, "F32"));
			assertTrue(assertThrows(IOException.class, () -> BertWeights.load(folder, manager)).getMessage()
					.contains("unknown: bert.adapter.weight"));
			// Without the prefix, as an encoder saved alone has them.
			Checkpoints.write(folder, network, "F32", name -> name.replaceFirst("^bert\\.", ""));
			BertWeights.loadEncoder(folder, manager);
			BertModel begun = new BertModel(BertConfig.read(folder), BertHead.TEXTS, 4);
			BertWeights.loadEncoder(begun, folder, manager);
			assertFalse(begun.named("").get("classifier.weight").isInitialized());
			assertTrue(begun.named("").get("encoder.layer.1.output.LayerNorm.bias").isInitialized());
		}
	}

	@Test
	void saysWhatIsWrongAndWritesNothing() throws Exception {
		SlowTransformer network = Checkpoints.network("bert", Head.TOKENS, 3, false, 8);
		Map<String, Weight> tensors = new LinkedHashMap<>(network.checkpoint());
		String query = "bert.encoder.layer.1.attention.self.query.weight";
		refuses(network, Map.of(), "no tensor");
		Map<String, Weight> fewer = new LinkedHashMap<>(tensors);
		fewer.remove(query);
		refuses(network, fewer, "missing: " + query);
		Map<String, Weight> other = new LinkedHashMap<>(tensors);
		other.put(query, new Weight(new long[] {16, 32}, new float[512]));
		refuses(network, other, query + " [16, 32]");
		Map<String, Weight> damaged = new LinkedHashMap<>(tensors);
		float[] values = tensors.get(query).values().clone();
		values[77] = Float.NaN;
		damaged.put(query, new Weight(new long[] {32, 32}, values));
		refuses(network, damaged, query);
		Checkpoints.write(folder, network);
		byte[] whole = Files.readAllBytes(folder.resolve("model.safetensors"));
		Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length - 9));
		refuses("model.safetensors");
		Files.delete(folder.resolve("model.safetensors"));
		refuses("there is no model.safetensors");
		Files.write(folder.resolve("pytorch_model.bin"), new byte[3]);
		refuses("pytorch_model.bin");
		String config = Checkpoints.config(network).toString();
		for (String[] change : new String[][] {{"\"bert\"", "\"deberta-v2\"", "model_type"}, {"\"gelu\"", "\"swiglu\"", "hidden_act"},
				{"\"hidden_size\":32", "\"hidden_size\":33", "33"}, {"\"hidden_size\":32", "\"hidden_size\":\"wide\"", "hidden_size"},
				{"\"vocab_size\":40,", "", "vocab_size"}, {"{", "", "JSON"}, {"ForTokenClassification", "ForMultipleChoice", "architectures"},
				{"ForTokenClassification", "Model", "without a head"}}) {
			Files.writeString(folder.resolve("config.json"), config.replaceFirst(Pattern.quote(change[0]), change[1]));
			refuses(change[2]);
		}
		Files.delete(folder.resolve("config.json"));
		refuses("config.json");
	}

	private void refuses(SlowTransformer network, Map<String, Weight> tensors, String part) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("config.json"), Checkpoints.config(network).toString());
		Files.write(folder.resolve("model.safetensors"), Checkpoints.bytes(tensors, "F32"));
		refuses(part);
	}

	private void refuses(String part) {
		String told = assertThrows(IOException.class, () -> BertExport.write(folder, Precision.FP32, false)).getMessage();
		assertTrue(told.startsWith(folder.toString()) && told.contains(part), told);
		assertFalse(Files.exists(folder.resolve("model.onnx")));
	}

	/** From a checkpoint to entities, in full precision and in 8 bits. */
	@Test
	void anExportedFolderIsServed() throws Exception {
		SlowTransformer network = Checkpoints.network("bert", Head.TOKENS, 2, false, 8);
		Checkpoints.write(folder, network);
		Files.writeString(folder.resolve("tokenizer.json"), """
				{"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,
				"decoder":null,
				"model":{"type":"WordLevel","unk_token":"[UNK]","vocab":{"[UNK]":0,"a":1,"b":2,"Paris":3,"c":4,"d":5}}}""");
		List<String> words = List.of("a", "b", "Paris", "c", "d");
		long[] ids = {1, 2, 3, 4, 5};
		double[][] logits = network.logits(ids, new long[5]);
		List<String> expected = new ArrayList<>();
		StringBuilder entity = new StringBuilder();
		for (int i = 0; i <= 5; i++) {
			if (i < 5 && logits[i][1] > logits[i][0]) {
				entity.append(entity.isEmpty() ? "" : " ").append(words.get(i));
			} else if (!entity.isEmpty()) {
				expected.add(entity.toString());
				entity.setLength(0);
			}
		}
		assertFalse(expected.isEmpty());
		for (Precision precision : Precision.values()) {
			Path written = BertExport.write(folder, precision, false);
			Map<String, String> settings = Map.of("model", folder.toString(), "file", written.getFileName().toString());
			try (HfNerEngine engine = HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), settings))) {
				String text = String.join(" ", words);
				List<String> found = engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).entities().stream()
						.map(one -> one.span().of(text)).toList();
				assertEquals(expected, found, precision.name());
			}
		}
	}
}
