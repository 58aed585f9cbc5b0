package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelConverter;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;

import com.google.gson.JsonObject;

class ConvertModelCommandTest {

	@TempDir
	private Path folder;

	private Path model;

	@BeforeEach
	void write() throws IOException {
		model = Files.createDirectory(folder.resolve("model"));
		Files.writeString(model.resolve("config.json"), "weights");
	}

	/** "Converts" by copying; refuses what says that it is damaged, after it has written. */
	private static final EngineProvider PROVIDER = new EngineProvider() {

		@Override
		public List<EngineDescriptor> engines() {
			return List.of();
		}

		@Override
		public List<ModelConverter> converters() {
			return List.of(new ModelConverter() {

				@Override
				public String id() {
					return "copy";
				}

				@Override
				public String description() {
					return "Copies.";
				}

				@Override
				public boolean recognises(Path candidate) {
					return Files.exists(candidate.resolve("config.json"));
				}

				@Override
				public List<String> precisions() {
					return List.of("fp32", "int8");
				}

				@Override
				public Converted convert(Path from, Path target, String precision, Cancellation cancellation) throws IOException {
					String weights = Files.readString(from.resolve("config.json"));
					Files.writeString(target.resolve("config.json"), weights);
					Files.writeString(target.resolve("model.onnx"), precision);
					if (weights.equals("damaged")) {
						throw new IOException(from + ": damaged; expected weights");
					}
					return new Converted("model.onnx", "hf-ner", List.of("a note"));
				}
			});
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			throw new EngineUnavailableException("no", "no");
		}
	};

	private Cli.Outcome convert(String... more) {
		return new Cli().convertModel(PROVIDER, Stream.concat(Stream.of(model.toString()), Stream.of(more)).toArray(String[]::new));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void aFolderAppearsWhole() throws IOException {
		Path out = folder.resolve("new/deep out");
		Cli.Outcome done = convert("--out", out.toString(), "--precision", "int8");
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertEquals("int8", Files.readString(out.resolve("model.onnx")));
		assertTrue(done.out().contains("--engine hf-ner --set model='" + out + "'"), done.out());
		assertTrue(done.err().contains("a note"), done.err());
		Cli.Outcome again = convert("--out", out.toString());
		assertEquals(ExitStatus.BAD_INPUT, again.status());
		assertTrue(again.err().contains("(--force)"), again.err());
		Cli.Outcome forced = convert("--out", out.toString(), "--force", "--json");
		JsonObject json = EvaluateCommandTest.onlyDocument(forced.out()).getAsJsonObject();
		assertEquals("fp32", json.get("precision").getAsString());
		assertEquals("hf-ner", json.get("engine").getAsString());
		assertEquals(4, json.get("bytes").getAsInt());
		assertEquals("fp32", Files.readString(out.resolve("model.onnx")));
	}

	@Test
	void nothingIsLeftOfAFailure() throws IOException {
		Files.writeString(model.resolve("config.json"), "damaged");
		Cli.Outcome failed = convert("--out", folder.resolve("a/b").toString());
		assertEquals(ExitStatus.BAD_INPUT, failed.status());
		assertEquals("lorgnette: " + model + ": damaged; expected weights", failed.err().lines().reduce((one, other) -> other).orElseThrow());
		assertEquals(List.of("model"), names());
	}

	@Test
	void placesThatDoNotFitAreExplained() throws IOException {
		Path other = Files.createDirectory(folder.resolve("other"));
		Files.writeString(other.resolve("thesis.txt"), "precious");
		Cli.Outcome foreign = convert("--out", other.toString(), "--force");
		assertEquals(ExitStatus.BAD_INPUT, foreign.status());
		assertTrue(foreign.err().contains("holds other things than a model"), foreign.err());
		assertTrue(Files.exists(other.resolve("thesis.txt")));
		assertEquals(ExitStatus.WRONG_USAGE, convert("--out", model.toString(), "--force").status());
		assertEquals(ExitStatus.WRONG_USAGE, convert("--out", folder.resolve("x").toString(), "--precision", "int4").status());
		Cli.Outcome file = new Cli().convertModel(PROVIDER, other.resolve("thesis.txt").toString(), "--out", folder.resolve("x").toString());
		assertTrue(file.err().contains("is a file; expected a folder"), file.err());
		Cli.Outcome absent = new Cli().convertModel(PROVIDER, folder.resolve("no").toString(), "--out", folder.resolve("x").toString());
		assertTrue(absent.err().contains("there is no such file"), absent.err());
		Cli.Outcome unknown = new Cli().french().convertModel(PROVIDER, other.toString(), "--out", folder.resolve("x").toString());
		assertEquals(ExitStatus.BAD_INPUT, unknown.status());
		assertTrue(unknown.err().contains("Copies.") && unknown.err().contains("config.json manque"), unknown.err());
		assertFalse(Files.exists(folder.resolve("x")));
		Cli.Outcome nobody = new Cli().convertModel(new CapitalEngines(), model.toString(), "--out", folder.resolve("x").toString());
		assertEquals(ExitStatus.UNAVAILABLE, nobody.status());
		assertTrue(nobody.err().contains("install the feature 'Lorgnette training'"), nobody.err());
	}
}
