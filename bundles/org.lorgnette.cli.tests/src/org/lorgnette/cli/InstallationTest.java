package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.model.Task;

import com.google.gson.JsonObject;

/** The commands that say what is installed: engines, models, doctor. */
class InstallationTest {

	private static final String MODEL = "test-model-of-no-machine";

	@TempDir
	private Path folder;

	/** Offers an engine that needs a model. */
	private static final class Needy implements EngineProvider {

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(new EngineDescriptor("needy", Family.NEURAL, Set.of(Task.NER), Set.of("fr", "en"), List.of(),
					"Needs a model.", List.of("PER"), List.of(MODEL)),
					new EngineDescriptor("stray", Family.NEURAL, Set.of(Task.NER), Set.of("en"), List.of(),
							"Needs a model that nobody offers.", List.of("PER"), List.of(MODEL, "lost-model")));
		}

		@Override
		public List<ModelDescriptor> models() {
			return List.of(new ModelDescriptor(MODEL, "a model", "MIT", "g:a:1:c", 12_000_000, "00"));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			throw new EngineUnavailableException("no", "no");
		}
	}

	private static final Supplier<EngineRegistry> REGISTRY = () -> new EngineRegistry(List.of(new CapitalEngines(), new Needy()));

	@Test
	void enginesAreListed() throws IOException {
		Cli.Outcome text = new Cli().engines(REGISTRY);
		assertEquals(ExitStatus.DONE, text.status(), text.err());
		List<String> lines = text.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")).toList();
		assertTrue(lines.contains("capitals|rules|ner, relations, qa|ready"), text.out());
		assertTrue(lines.contains("needy|neural|ner|en, fr|fetched at first use"), text.out());
		assertTrue(lines.contains("stray|neural|ner|en|its model is not here"), text.out());
		assertTrue(text.out().contains("type = CAP  Type given."), text.out());
		Cli.Outcome json = new Cli().engines(REGISTRY, "--json", "--quiet");
		assertEquals("", json.err());
		JsonObject needy = EvaluateCommandTest.onlyDocument(json.out()).getAsJsonObject().getAsJsonArray("engines").get(1)
				.getAsJsonObject();
		assertEquals("needy", needy.get("id").getAsString());
		assertFalse(needy.get("ready").getAsBoolean());
		assertTrue(new Cli().french().engines(REGISTRY).out().contains("moteur"));
	}

	@Test
	void modelsAreListedWithWhereTheyLie() throws IOException {
		Cli.Outcome absent = new Cli().models(REGISTRY);
		assertEquals(ExitStatus.DONE, absent.status());
		assertTrue(absent.out().contains("not here") && absent.out().contains("MIT") && absent.out().contains("12"), absent.out());
		Path file = Files.writeString(folder.resolve("m.bin"), "x");
		System.setProperty("lorgnette.models." + MODEL, file.toString());
		try {
			assertTrue(new Cli().models(REGISTRY).out().contains(file.toString()));
			Cli.Outcome json = new Cli().models(REGISTRY, "--json", "--quiet");
			JsonObject model = EvaluateCommandTest.onlyDocument(json.out()).getAsJsonObject().getAsJsonArray("models").get(0)
					.getAsJsonObject();
			assertEquals(file.toString(), model.get("file").getAsString());
			assertTrue(new Cli().doctor(REGISTRY).out().contains(file.toString()));
		} finally {
			System.clearProperty("lorgnette.models." + MODEL);
		}
		Cli.Outcome unknown = new Cli().models(REGISTRY, "--fetch", "nothing");
		assertEquals(ExitStatus.WRONG_USAGE, unknown.status());
		assertTrue(unknown.err().contains("there is no model 'nothing'; known: " + MODEL), unknown.err());
	}

	@Test
	void theDoctorSaysWhatIsMissing() throws IOException {
		Cli.Outcome text = new Cli().doctor(REGISTRY);
		assertEquals(ExitStatus.DONE, text.status(), text.err());
		assertTrue(text.out().contains("lorgnette models --fetch " + MODEL), text.out());
		assertTrue(text.out().contains(System.getProperty("java.version")), text.out());
		Cli.Outcome json = new Cli().french().doctor(REGISTRY, "--json", "--quiet");
		assertEquals("", json.err());
		assertEquals("fr", EvaluateCommandTest.onlyDocument(json.out()).getAsJsonObject().get("languages").getAsString());
		assertTrue(new Cli().french().doctor(REGISTRY).out().contains("Processeurs"));
	}

	/** Looks at one thing, in both languages. */
	private static EngineProvider examining(State state, Optional<String> remedy) {
		return new EngineProvider() {

			@Override
			public List<EngineDescriptor> engines() {
				return List.of();
			}

			@Override
			public List<Checkup> checkups() {
				return List.of((models, locale) -> List.of(new Checkup.Finding("onnxruntime", "ONNX Runtime", state,
						locale.equals(Locale.FRENCH) ? "vu" : "seen", remedy, Map.of("version", "9", "providers", List.of("a", "b")))));
			}

			@Override
			public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
				throw new EngineUnavailableException("no", "no");
			}
		};
	}

	@Test
	void theDoctorTellsWhatTheBundlesFound() throws IOException {
		Supplier<EngineRegistry> ready = () -> new EngineRegistry(List.of(examining(State.READY, Optional.empty())));
		Cli.Outcome text = new Cli().doctor(ready);
		assertEquals(ExitStatus.DONE, text.status(), text.err());
		List<String> lines = text.out().lines().map(line -> line.replaceAll(" {2,}", "|")).toList();
		assertTrue(lines.contains("ONNX Runtime|seen"), text.out());
		assertTrue(lines.contains("PyTorch (training)|not installed; install the feature 'Lorgnette training' to train networks"), text.out());
		JsonObject json = EvaluateCommandTest.onlyDocument(new Cli().french().doctor(ready, "--json").out()).getAsJsonObject();
		assertEquals("{\"state\":\"ready\",\"text\":\"vu\",\"version\":\"9\",\"providers\":[\"a\",\"b\"]}",
				sorted(json.getAsJsonObject("onnxruntime")));
		assertEquals("absent", json.getAsJsonObject("pytorch").get("state").getAsString());
		assertEquals("absent", EvaluateCommandTest.onlyDocument(new Cli().doctor(REGISTRY, "--json").out()).getAsJsonObject()
				.getAsJsonObject("onnxruntime").get("state").getAsString());
	}

	/** Details have no order of their own in this test. */
	private static String sorted(JsonObject object) {
		JsonObject sorted = new JsonObject();
		List.of("state", "text", "version", "providers").forEach(key -> sorted.add(key, object.get(key)));
		assertEquals(sorted.size(), object.size());
		return sorted.toString();
	}

	@Test
	void whatIsThereAndDoesNotWorkShowsInTheStatus() {
		Supplier<EngineRegistry> broken = () -> new EngineRegistry(List.of(examining(State.BROKEN, Optional.of("mend it"))));
		Cli.Outcome text = new Cli().doctor(broken);
		assertEquals(ExitStatus.UNAVAILABLE, text.status());
		assertTrue(text.out().contains("ONNX Runtime") && text.out().contains("does not work: seen; mend it"), text.out());
		assertTrue(new Cli().french().doctor(broken).out().contains("ne marche pas : vu ; mend it"));
		assertEquals(ExitStatus.UNAVAILABLE, new Cli().doctor(broken, "--json").status());
		assertEquals(ExitStatus.DONE,
				new Cli().doctor(() -> new EngineRegistry(List.of(examining(State.ABSENT, Optional.of("get it"))))).status());
	}

	@Test
	void aBrokenServiceFileIsOneLine() {
		Supplier<EngineRegistry> broken = () -> {
			throw new ServiceConfigurationError("org.lorgnette.engine.EngineProvider: Provider a.B not found");
		};
		for (Cli.Outcome outcome : List.of(new Cli().engines(broken), new Cli().models(broken), new Cli().doctor(broken))) {
			assertEquals(ExitStatus.UNAVAILABLE, outcome.status());
			assertEquals("lorgnette: an engine that is installed cannot be loaded: org.lorgnette.engine.EngineProvider: "
					+ "Provider a.B not found; reinstall or remove the bundle or JAR that brings it\n", outcome.err());
			assertEquals("", outcome.out());
		}
		assertTrue(new Cli().french().engines(broken).err().startsWith("lorgnette: un moteur installé ne peut être chargé : "));
	}
}
