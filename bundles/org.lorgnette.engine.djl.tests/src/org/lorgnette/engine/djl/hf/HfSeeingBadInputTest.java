package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.engine.visual.Picture;

/** Folders in which something does not fit: the error names the file, says what to do, and the next folder works. */
class HfSeeingBadInputTest {

	private static final List<String> FILES = List.of("model.onnx", "tokenizer.json", "config.json", "preprocessor_config.json");

	@TempDir
	Path folder;

	private Path blip;
	private Path clip;

	@BeforeEach
	void writeGoodFolders() {
		TinySeers.viltFolder(folder, TinySeers.weights(1));
		blip = TinySeers.blipFolder(folder.resolve("blip"), TinySeers.weights(1), true);
		clip = TinySeers.clipFolder(folder.resolve("clip"), TinySeers.weights(1));
	}

	private static VisualEngine open(String engine, Path folder, String... settings) throws EngineUnavailableException {
		Map<String, String> all = new HashMap<>(Map.of("model", folder.toString()));
		for (int i = 0; i < settings.length; i += 2) {
			all.put(settings[i], settings[i + 1]);
		}
		return engine.equals("hf-vqa") ? HfVqaEngine.open(Settings.of(HfVqaEngine.DESCRIPTOR.settings(), all))
				: HfClipEngine.open(Settings.of(HfClipEngine.DESCRIPTOR.settings(), all));
	}

	private void refuses(String... parts) throws Exception {
		refuses("hf-vqa", folder, parts);
	}

	private void refuses(String engine, Path in, String... parts) throws Exception {
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> open(engine, in).close());
		Arrays.stream(parts).forEach(part -> assertTrue(refusal.getMessage().contains(part), refusal.getMessage()));
		assertFalse(refusal.remedy().isBlank());
		writeGoodFolders();
		try (VisualEngine works = open(engine, in)) {
			works.answer(HfVqaEngineTest.asked("What is it?", "red", "blue"), List.of(TinySeers.noise(9, 9, 1)), Cancellation.NONE);
		}
	}

	@Test
	void missingFiles() throws Exception {
		for (String name : FILES) {
			Files.delete(folder.resolve(name));
			refuses(folder.toString(), name);
		}
		for (String name : List.of("vision_model.onnx", "text_encoder.onnx", "text_decoder.onnx")) {
			Files.delete(blip.resolve(name));
			refuses("hf-vqa", blip, "there is no " + name);
		}
		assertTrue(assertThrows(EngineUnavailableException.class, () -> open("hf-vqa", folder.resolve("absent"))).getMessage()
				.contains("absent"));
		for (String engine : List.of("hf-vqa", "hf-clip")) {
			assertTrue(assertThrows(EngineUnavailableException.class, () -> open(engine, folder, "model", "")).getMessage()
					.contains("needs a model"));
		}
	}

	@Test
	void damagedFiles() throws Exception {
		for (String name : FILES) {
			byte[] bytes = Files.readAllBytes(folder.resolve(name));
			for (byte[] bad : List.of(Arrays.copyOf(bytes, bytes.length / 2), new byte[0], new byte[] {(byte) 0xE9, 't'})) {
				Files.write(folder.resolve(name), bad);
				refuses(name);
			}
		}
	}

	@Test
	void otherAnswersThanTheNetworkGives() throws Exception {
		String config = TinySeers.viltConfig(TinySeers.ANSWERS);
		TinySeers.write(folder.resolve("config.json"), config.replace("'4':", "'5':"));
		refuses("config.json", "id2label", "'5'");
		TinySeers.write(folder.resolve("config.json"), TinySeers.viltConfig(List.of("yes", "no")));
		refuses("model.onnx", "names 2 answers");
		TinySeers.write(folder.resolve("config.json"), config.replace("ViltForQuestionAnswering", "ViltForMaskedLM"));
		refuses("config.json", "MaskedLM", "QuestionAnswering");
		TinySeers.write(clip.resolve("config.json"), "{'architectures':['CLIPForImageClassification'],'model_type':'clip'}");
		refuses("hf-clip", clip, "ImageClassification", "no task");
	}

	@Test
	void networksThatTakeOrGiveSomethingElse() throws Exception {
		TinyOnnx text = new TinyOnnx();
		String ids = text.longs("input_ids", "B", "L");
		TinySeers.write(folder.resolve("model.onnx"), text.output("logits", text.node("Cast", List.of(ids), "to", 1), "B",
				"L").bytes());
		refuses("model.onnx", "no input 'pixel_values'", "input_ids");
		TinyOnnx depth = new TinyOnnx();
		depth.longs("input_ids", "B", "L");
		depth.floats("depth_values", "B", "H", "W");
		String pixels = depth.floats("pixel_values", "B", 3, "H", "W");
		TinySeers.write(folder.resolve("model.onnx"), depth.output("logits", pixels, "B", 3, "H", "W").bytes());
		refuses("model.onnx", "depth_values");
		TinyOnnx grey = new TinyOnnx();
		grey.longs("input_ids", "B", "L");
		TinySeers.write(folder.resolve("model.onnx"), grey.output("logits", grey.floats("pixel_values", "B", 1, "H", "W"), "B", 1, "H",
				"W").bytes());
		refuses("model.onnx", "1 colours");
		TinyOnnx shape = new TinyOnnx();
		shape.longs("input_ids", "B", "L");
		TinySeers.write(folder.resolve("model.onnx"), shape.output("logits", shape.floats("pixel_values", "B", 3, "H", "W"), "B", 3,
				"H",
				"W").bytes());
		refuses("model.onnx", "shape");
		TinySeers.write(clip.resolve("onnx/model.onnx"), shape.bytes());
		refuses("hf-clip", clip, "model.onnx", "shape", "[1, 2]");
	}

	@Test
	void networksOfOnePictureSize() throws Exception {
		TinyOnnx fixed = new TinyOnnx();
		fixed.longs("input_ids", "B", "L");
		String pixels = fixed.floats("pixel_values", 1, 3, 8, 8);
		String sums = fixed.node("ReduceSum", List.of(pixels, fixed.constant(2L, 3L)), "keepdims", 0);
		TinySeers.write(folder.resolve("model.onnx"), fixed.output("logits", sums, 1, 3).bytes());
		TinySeers.write(folder.resolve("config.json"), TinySeers.viltConfig(List.of("r", "g", "b")));
		TinySeers.write(folder.resolve("preprocessor_config.json"),
				"{'image_processor_type':'ViltImageProcessor','size':{'height':8,'width':8}}");
		try (VisualEngine engine = open("hf-vqa", folder)) {
			assertEquals("g", engine.answer(HfVqaEngineTest.asked("?"), List.of(Picture.of(1, 2, new int[] {0xFF004000, 0xFF105010})),
					Cancellation.NONE).best().value().text());
		}
		TinySeers.write(folder.resolve("preprocessor_config.json"), TinySeers.VILT_PICTURES);
		refuses("8, 8", "24 x 24", "preprocessor_config.json");
	}

	@Test
	void tokenizersThatDoNotFit() throws Exception {
		Files.writeString(folder.resolve("tokenizer.json"), TinyTokenizers.wordPiece(true, "w1", "w2", "w3", "w4", "w5", "w6", "w7",
				"w8", "w9", "w10", "w11", "w12", "w13", "w14").json());
		refuses("tokenizer.json", "vocab_size");
		TinySeers.write(blip.resolve("config.json"), Files.readString(blip.resolve("config.json")).replace("\"sep_token_id\":3",
				"\"sep_token_id\":99999"));
		refuses("hf-vqa", blip, "more than 99999");
		TinySeers.write(blip.resolve("config.json"), Files.readString(blip.resolve("config.json")).replace("\"blip\"", "\"other\"")
				.replace("\"bos_token_id\":2,", ""));
		refuses("hf-vqa", blip, "config.json", "bos_token_id");
	}

	@Test
	void weightsThatAreNoNumbers() throws Exception {
		Weights damaged = TinySeers.weights(1);
		damaged.of("pooler.bias", Weights.WIDTH)[3] = Float.NaN;
		TinySeers.viltFolder(folder, damaged);
		refuses("model.onnx", "NaN");
		Weights decoder = TinySeers.weights(1);
		decoder.of("language.bias", TinySeers.PIECES.size())[4] = Float.NaN;
		TinySeers.blipFolder(blip, decoder, true);
		refuses("hf-vqa", blip, "NaN");
		Weights both = TinySeers.weights(1);
		both.of("text projection.bias", Weights.WIDTH)[0] = Float.POSITIVE_INFINITY;
		TinySeers.clipFolder(clip, both);
		refuses("hf-clip", clip, "NaN");
		// Damage in a row that only some texts use is found when they come, and the engine lives on.
		Weights row = TinySeers.weights(1);
		row.of("text.word", TinySeers.PIECES.size(), Weights.WIDTH)[(int) TinySeers.PIECES.id("red") * Weights.WIDTH] = Float.NaN;
		TinySeers.viltFolder(folder, row);
		try (VisualEngine engine = open("hf-vqa", folder)) {
			List<Picture> pictures = List.of(TinySeers.noise(9, 9, 1));
			EngineException failure = assertThrows(EngineException.class,
					() -> engine.answer(HfVqaEngineTest.asked("Is it red?"), pictures, Cancellation.NONE));
			assertTrue(failure.getMessage().contains("logits"), failure.getMessage());
			assertFalse(engine.answer(HfVqaEngineTest.asked("Is it blue?"), pictures, Cancellation.NONE).best().value().isNone());
		}
	}

	@Test
	void settingsOutOfRange() {
		for (String[] bad : new String[][] {{"answers", "0"}, {"threads", "0"}, {"max-tokens", "0"}, {"answers", "101"}}) {
			assertThrows(IllegalArgumentException.class, () -> open("hf-vqa", folder, bad));
		}
		assertThrows(EngineUnavailableException.class, () -> open("hf-vqa", folder, "file", "other.onnx"));
	}
}
