package org.lorgnette.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

class EngineRegistryTest {

	/** Runs under OSGi in the build and on a plain class path elsewhere: the same service file serves both. */
	@Test
	void findsEnginesThroughTheirServiceFile() throws EngineException {
		try (TextEngine engine = EngineRegistry.installed().openText("word-case", Map.of("shortest", "4"), ModelStore.EMPTY)) {
			Document document = Document.builder("d", "Ada met Charles in London").build();
			assertEquals(2, engine.analyze(document, Cancellation.NONE).entities().size());
		}
	}

	@Test
	void anUnknownEngineIsUnavailableAndTheNearestIsNamed() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().open("wordcase", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.remedy().contains("word-case"), unavailable.remedy());
	}

	@Test
	void anEngineForTextsDoesNotOpenForPictures() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().openVisual("word-case", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.getMessage().contains("does not work on pictures; its tasks are: ner"), unavailable.getMessage());
	}

	@Test
	void aModelTooLargeForTheMemoryIsNoCrash() {
		EngineUnavailableException unavailable = assertThrows(EngineUnavailableException.class,
				() -> EngineRegistry.installed().open("greedy", Map.of(), ModelStore.EMPTY));
		assertTrue(unavailable.getMessage().contains("MB of heap"), unavailable.getMessage());
	}

	@Test
	void twoEnginesOfOneIdAreRefused() {
		List<EngineProvider> twice = List.of(new WordCaseEngines(), new WordCaseEngines());
		assertThrows(IllegalArgumentException.class, () -> new EngineRegistry(twice));
	}

	/** One whose model is nowhere would only fail. */
	@Test
	void enginesThatCanWorkHaveTheirModelsHereOrCanFetchThem() {
		EngineProvider provider = new EngineProvider() {
			@Override
			public List<EngineDescriptor> engines() {
				return Stream.of("none", "here", "offered", "nowhere").map(model -> new EngineDescriptor("with-" + model, Family.NEURAL,
						Set.of(Task.NER), Set.of(), List.of(), "", List.of(), model.equals("none") ? List.of() : List.of(model))).toList();
			}

			@Override
			public List<ModelDescriptor> models() {
				return List.of(new ModelDescriptor("offered", "Offered.", "MIT", "g:a:1", 1, "00"));
			}

			@Override
			public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
				throw new IllegalStateException();
			}
		};
		ModelStore store = id -> Optional.of(Path.of(id)).filter(path -> id.equals("here"));
		assertEquals(List.of("with-here", "with-none", "with-offered"),
				new EngineRegistry(List.of(provider)).engines(store).stream().map(EngineDescriptor::id).toList());
	}

	@Test
	void settingsAreChecked() {
		EngineRegistry registry = EngineRegistry.installed();
		String unknown = assertThrows(IllegalArgumentException.class,
				() -> registry.open("word-case", Map.of("shortes", "4"), ModelStore.EMPTY)).getMessage();
		assertTrue(unknown.contains("did you mean 'shortest'"), unknown);
		String misfit = assertThrows(IllegalArgumentException.class,
				() -> registry.open("word-case", Map.of("shortest", "four"), ModelStore.EMPTY)).getMessage();
		assertTrue(misfit.contains("integer") && misfit.contains("four"), misfit);
	}

	@Test
	void settingsHaveDefaultsAndKinds() {
		List<Setting> declared = List.of(Setting.of("a", Setting.Kind.BOOLEAN, "true", "A."),
				Setting.of("b", Setting.Kind.DECIMAL, "0.5", "B."), Setting.choice("c", "x", List.of("x", "y"), "C."));
		Settings settings = Settings.of(declared, Map.of("b", "1e-3"));
		assertTrue(settings.bool("a"));
		assertEquals(0.001, settings.decimal("b"));
		assertEquals("x", settings.text("c"));
		assertThrows(IllegalArgumentException.class, () -> Settings.of(declared, Map.of("c", "z")));
		assertThrows(IllegalArgumentException.class, () -> Settings.of(declared, Map.of("a", "yes")));
		assertThrows(IllegalArgumentException.class, () -> settings.text("d"));
	}
}
