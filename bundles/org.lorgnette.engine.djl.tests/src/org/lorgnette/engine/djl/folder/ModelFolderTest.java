package org.lorgnette.engine.djl.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.TinyModels;
import org.lorgnette.model.Task;
import org.lorgnette.model.tagging.TagScheme;

class ModelFolderTest {

	@TempDir
	Path folder;

	@BeforeEach
	void write() {
		TinyModels.tagger(folder, "en", 24);
	}

	private String description() throws IOException {
		return Files.readString(folder.resolve("model.json"));
	}

	private String refusal() {
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> ModelFolder.read(folder));
		assertFalse(refusal.remedy().isBlank());
		return refusal.getMessage();
	}

	@Test
	void readsWhatIsThere() throws Exception {
		ModelFolder model = ModelFolder.read(folder);
		assertEquals("ner-en", model.id());
		assertEquals(Task.NER, model.task());
		assertEquals(List.of("en"), model.languages());
		assertEquals(folder.resolve("model.onnx"), model.weights());
		assertEquals(Optional.empty(), model.fp32());
		assertEquals(TinyModels.TAGS, model.labels());
		assertEquals(Optional.of(TagScheme.BIOES), model.scheme());
		assertEquals(new Window(24, 12), model.window());
		assertThrows(EngineUnavailableException.class, () -> model.require(Task.QA));
		assertThrows(EngineUnavailableException.class, () -> LoadedModel.open(model, Precision.FP32, 1));
		try (LoadedModel loaded = LoadedModel.open(model, Precision.INT8, 1)) {
			assertEquals(5, loaded.words().width());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"lorgnette-model/1|lorgnette-model/2|the format is 'lorgnette-model/2'; this version reads 'lorgnette-model/1'",
			"\"temperature\"|\"temprature\"|unknown key 'temprature'; did you mean 'temperature'?",
			"\"task\":\"ner\"|\"task\":\"ocr\"|the task is 'ocr'; expected ner, relations, qa or vqa",
			"\"task\":\"ner\"|\"task\":\"vqa\"|'image' is missing; expected keys and values",
			"\"task\":\"ner\",||'task' is missing; expected a text",
			"\"bioes\"|\"biose\"|the scheme is 'biose'; expected one of io, iob1",
			"\"bioes\"|\"iob2\"|the label 'E-PERSON' is no tag with a type under the scheme iob2",
			"\"B-PERSON\"|\"O\"|the label 'O' occurs twice", "\"O\",||the label 'O' is missing",
			"\"temperature\":1|\"temperature\":0|the temperature is 0.0; expected a positive number",
			"\"temperature\":1|\"temperature\":\"1\"|'temperature' is \"1\"; expected a number",
			"\"temperature\":1|\"temperature\":1e999|'temperature' is 1e999; expected a number",
			"\"weights\":\"model.onnx\"|\"weights\":\"../model.onnx\"|'../model.onnx' is no name of a file in the folder",
			"\"weights\":\"model.onnx\"|\"weights\":\"other.onnx\"|'weights' names other.onnx, which is not there",
			"\"weights\":\"model.onnx\"|\"weights\":\"model.json\"|'files' has no checksum of model.json",
			"\"stride\":12|\"stride\":25|window of 24 words with stride 25; expected 1 <= stride <= words",
			"\"stride\":12|\"stride\":1.5|'stride' is 1.5; expected a whole number",
			"[\"en\"]|[\"no language\"]|'no language' is no language tag such as en or fr",
			"\"words\":24|\"words\":null|'words' is null; expected a number", "{\"format\"|[{\"format\"|cannot be read as JSON in UTF-8",
			"{\"format\"|{format|cannot be read as JSON in UTF-8"})
	void saysWhatIsWrong(String good, String bad, String message) throws IOException {
		String description = description();
		assertTrue(description.contains(good), description);
		Files.writeString(folder.resolve("model.json"), description.replaceFirst(java.util.regex.Pattern.quote(good),
				java.util.regex.Matcher.quoteReplacement(bad == null ? "" : bad)));
		String refusal = refusal();
		assertTrue(refusal.contains("model.json: " + message), refusal);
	}

	@Test
	void comparesChecksumsAndSeesChanges() throws Exception {
		ModelFolder.read(folder);
		Path file = folder.resolve("model.onnx");
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 1;
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
		assertTrue(refusal().contains("model.onnx: its SHA-256 is "), refusal());
		Files.delete(file);
		assertTrue(refusal().contains("'weights' names model.onnx, which is not there"), refusal());
		write();
		Files.delete(folder.resolve("subwords.json"));
		assertTrue(refusal().contains("subwords.json: is missing, but model.json lists it"), refusal());
	}

	@Test
	void theFullPrecisionFileMayBeLeftOut() throws Exception {
		String with = description().replaceFirst("\"weights\"", "\"fp32\":\"full.onnx\",\"weights\"").replaceFirst("\"files\":\\{",
				"\"files\":{\"full.onnx\":\"" + "0".repeat(64) + "\",");
		Files.writeString(folder.resolve("model.json"), with);
		assertEquals(Optional.empty(), ModelFolder.read(folder).fp32());
		Files.writeString(folder.resolve("full.onnx"), "x");
		assertTrue(refusal().contains("full.onnx: its SHA-256 is"), refusal());
	}

	@Test
	void foldersThatAreNoneAreRefused() throws Exception {
		Files.write(folder.resolve("model.json"), "{\"format\":\"caf\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(refusal().contains("cannot be read as JSON in UTF-8"), refusal());
		Files.write(folder.resolve("model.json"), new byte[0]);
		assertTrue(refusal().contains("model.json: "), refusal());
		Files.delete(folder.resolve("model.json"));
		assertTrue(refusal().contains("has no model.json"), refusal());
		assertTrue(assertThrows(EngineUnavailableException.class, () -> ModelFolder.read(folder.resolve("absent"))).getMessage()
				.contains("there is no model folder"));
	}
}
