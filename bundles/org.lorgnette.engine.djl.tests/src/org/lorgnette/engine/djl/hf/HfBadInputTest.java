package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.model.Document;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;

/** Folders in which something does not fit: the error names the file, says what to do, and the next folder works. */
class HfBadInputTest {

	@TempDir
	Path folder;

	private static final TinyTokenizers.Built PIECES = TinyTokenizers.wordPiece(true, "paris");
	private static final List<String> LABELS = List.of("O", "B-LOC", "I-LOC");

	private static SlowTransformer network(Head head, int vocabulary, int labels) {
		return TinyFolders.network("bert", head, vocabulary, labels, 1);
	}

	@BeforeEach
	void writeGoodFolder() {
		TinyFolders.write(folder, network(Head.TOKENS, PIECES.size(), 3), PIECES, LABELS);
	}

	private HfNerEngine open(Map<String, String> more) throws EngineUnavailableException {
		Map<String, String> settings = new HashMap<>(Map.of("model", folder.toString()));
		settings.putAll(more);
		return HfNerEngine.open(Settings.of(HfNerEngine.DESCRIPTOR.settings(), settings));
	}

	private void refuses(String... parts) throws Exception {
		refuses(Map.of(), parts);
	}

	private void refuses(Map<String, String> settings, String... parts) throws Exception {
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> open(settings));
		Arrays.stream(parts).forEach(part -> assertTrue(refusal.getMessage().contains(part), refusal.getMessage()));
		assertFalse(refusal.remedy().isBlank());
		writeGoodFolder();
		try (HfNerEngine engine = open(Map.of())) {
			engine.analyze(Document.builder("d", "Paris").build(), Cancellation.NONE);
		}
	}

	@Test
	void missingFiles() throws Exception {
		for (String name : List.of("model.onnx", "tokenizer.json", "config.json")) {
			Files.delete(folder.resolve(name));
			refuses(folder.toString(), name);
		}
		Files.move(folder.resolve("model.onnx"), folder.resolve("model.safetensors"));
		refuses("only model.safetensors");
		Files.delete(folder.resolve("model.safetensors"));
		refuses(Map.of("model", folder.resolve("absent").toString()), "absent");
		refuses(Map.of("model", ""), "needs a model");
		refuses(Map.of("file", "other.onnx"), "other.onnx");
		Files.delete(folder.resolve("config.json"));
		Files.writeString(folder.resolve("model.json"), "{}");
		refuses("config.json");
	}

	@Test
	void damagedFiles() throws Exception {
		for (String name : List.of("model.onnx", "tokenizer.json", "config.json")) {
			byte[] bytes = Files.readAllBytes(folder.resolve(name));
			Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
			refuses(name);
			Files.write(folder.resolve(name), new byte[0]);
			refuses(name);
			Files.write(folder.resolve(name), new byte[] {(byte) 0xE9, 't', (byte) 0xE9});
			refuses(name);
		}
		for (String bad : List.of("[]", "{\"id2label\":[\"O\"]}", "{\"id2label\":{\"0\":\"O\",\"2\":\"B-A\"}}",
				"{\"id2label\":{\"0\":{}}}",
				"{\"id2label\":{\"a\":\"O\"}}", "{\"vocab_size\":\"many\"}", "{\"max_position_embeddings\":-1}", "{\"architectures\":3}",
				"{\"max_position_embeddings\":1.5}", "{\"model_type\":7}", "{\"max_position_embeddings\":3,\"id2label\":{\"0\":\"O\"}}")) {
			Files.writeString(folder.resolve("config.json"), bad);
			refuses("config.json");
		}
		Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": \"long\"}");
		refuses("tokenizer_config.json");
	}

	@Test
	void foreignFiles() throws Exception {
		Files.writeString(folder.resolve("config.json"), TinyFolders.config(network(Head.SPANS, PIECES.size(), 2),
				List.of()).toString());
		refuses("config.json", "QuestionAnswering", "TokenClassification");
		Files.writeString(folder.resolve("config.json"),
				TinyFolders.config(network(Head.TOKENS, PIECES.size(), 3), List.of("O", "B-A", "I-A", "B-B", "I-B")).toString());
		refuses("model.onnx", "5 labels");
		Files.writeString(folder.resolve("config.json"),
				TinyFolders.config(network(Head.TOKENS, PIECES.size(), 3), List.of("O", "B-A", "LOC")).toString());
		refuses("config.json", "id2label", "LOC");
		Files.write(folder.resolve("model.onnx"), TransformerOnnx.of(network(Head.TEXTS, PIECES.size(), 3),
				TransformerOnnx.Style.USUAL));
		refuses("model.onnx", "shape");
	}

	@Test
	void tokenizersThatDoNotFit() throws Exception {
		Files.writeString(folder.resolve("tokenizer.json"), TinyTokenizers.wordPiece(true, "paris", "rome", "oslo").json());
		refuses("tokenizer.json", "vocab_size");
		// Here the network knows fewer pieces than config.json says.
		TinyFolders.write(folder, network(Head.TOKENS, PIECES.size() - 1, 3), PIECES, LABELS);
		Files.writeString(folder.resolve("config.json"), TinyFolders.config(network(Head.TOKENS, PIECES.size(), 3), LABELS).toString());
		refuses("model.onnx", "tokenizer.json");
	}

	@Test
	void weightsThatAreNoNumbers() throws Exception {
		SlowTransformer network = network(Head.TOKENS, PIECES.size(), 3);
		network.weight("1.inner.bias").values()[3] = Float.NaN;
		TinyFolders.write(folder, network, PIECES, LABELS);
		refuses("model.onnx", "NaN");
		// Damage in a row that only some texts use is found when they come, and the engine lives on.
		SlowTransformer row = network(Head.TOKENS, PIECES.size(), 3);
		row.weight("word").values()[(int) PIECES.id("q") * 32] = Float.POSITIVE_INFINITY;
		TinyFolders.write(folder, row, PIECES, LABELS);
		try (HfNerEngine engine = open(Map.of())) {
			EngineException failure = assertThrows(EngineException.class,
					() -> engine.analyze(Document.builder("bad", "a q").build(), Cancellation.NONE));
			assertTrue(failure.getMessage().contains("bad") && failure.getMessage().contains("logits"), failure.getMessage());
			engine.analyze(Document.builder("good", "a b").build(), Cancellation.NONE);
		}
	}

	@Test
	void networksWithOtherInputsAndOutputs() throws Exception {
		TinyOnnx other = new TinyOnnx();
		String pixels = other.floats("pixel_values", "B", "L");
		Files.write(folder.resolve("model.onnx"), other.output("logits", pixels, "B", "L").bytes());
		refuses("model.onnx", "pixel_values", "input_ids");
		TinyFolders.write(folder, network(Head.SPANS, PIECES.size(), 2), new TransformerOnnx.Style(false, false, true,
				List.of("pooler_output")), "model.onnx", PIECES, List.of());
		try (HfQaEngine engine = HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(), Map.of("model", folder.toString())))) {
			assertFalse(engine.settings().asMap().isEmpty());
		}
		TinyFolders.write(folder, network(Head.SPANS, PIECES.size(), 3), new TransformerOnnx.Style(false, false, true,
				List.of("pooler_output")), "model.onnx", PIECES, List.of());
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
				() -> HfQaEngine.open(Settings.of(HfQaEngine.DESCRIPTOR.settings(), Map.of("model", folder.toString()))));
		assertTrue(refusal.getMessage().contains("pooler_output"), refusal.getMessage());
		writeGoodFolder();
		refuses(Map.of("outside", "NONE"), "outside");
		assertThrows(IllegalArgumentException.class, () -> open(Map.of("max-length", "1000")));
		assertThrows(IllegalArgumentException.class, () -> open(Map.of("threads", "0")));
	}
}
